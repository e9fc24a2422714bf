package org.keskio.inventory.outbound.pricing;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.send.Pricing;
import org.keskio.inventory.application.send.SignedQuote;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.platform.calls.Errors;
import org.keskio.pricing.v1.PricingService;
import org.keskio.pricing.v1.Quote;
import org.keskio.pricing.v1.QuoteBasketRequest;
import org.keskio.pricing.v1.QuoteLineRequest;
import org.keskio.pricing.v1.VerifyQuoteRequest;
import org.keskio.pricing.v1.VerifyQuoteResponse;

/** Asks the pricing service. */
@ApplicationScoped
class GrpcPricing implements Pricing {

    private static final Logger LOG = Logger.getLogger(GrpcPricing.class);

    private final PricingService pricing;

    @Inject
    GrpcPricing(@GrpcClient("pricing") PricingService pricing) {
        this.pricing = pricing;
    }

    @Override
    public Uni<QuoteAnswer> quote(String market, List<Pieces> basket, Optional<UUID> customer) {
        QuoteBasketRequest request = QuoteBasketRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setMarket(market)
                .addAllLines(basket.stream()
                        .map(line -> QuoteLineRequest.newBuilder()
                                .setSku(line.sku().value())
                                .setQuantity(line.quantity())
                                .build())
                        .toList())
                .setCustomerId(customer.map(UUID::toString).orElse(""))
                .build();
        return pricing.quoteBasket(request)
                .<QuoteAnswer>map(answer -> new Quoted(quote(answer.getQuote())))
                .onFailure(GrpcPricing::isNotPriced)
                .recoverWithItem(error -> new NotPriced(unpriced(error, basket)))
                .onFailure(GrpcPricing::isAway)
                .recoverWithItem(GrpcPricing::away);
    }

    @Override
    public Uni<QuoteCheck> verify(String jws) {
        return pricing.verifyQuote(VerifyQuoteRequest.newBuilder().setJws(jws).build())
                .map(GrpcPricing::check)
                .onFailure(error -> code(error) == Status.Code.INVALID_ARGUMENT)
                .recoverWithItem(new Worthless("FORGED"))
                .onFailure(GrpcPricing::isAway)
                .recoverWithItem(GrpcPricing::away);
    }

    private static QuoteCheck check(VerifyQuoteResponse answer) {
        return switch (answer.getStatus()) {
            case QUOTE_STATUS_VALID -> new Honoured(quote(answer.getQuote()));
            case QUOTE_STATUS_REDEEMED -> new Redeemed(quote(answer.getQuote()), answer.getRedeemedBy());
            case QUOTE_STATUS_EXPIRED -> new Worthless("EXPIRED");
            case QUOTE_STATUS_FORGED -> new Worthless("FORGED");
            case QUOTE_STATUS_UNSPECIFIED, UNRECOGNIZED -> new Worthless("UNKNOWN");
        };
    }

    private static SignedQuote quote(Quote quote) {
        return new SignedQuote(
                UUID.fromString(quote.getQuoteId()),
                quote.getLinesList().stream()
                        .map(line -> new SignedQuote.Line(
                                new Sku(line.getSku()), line.getQuantity(), money(line.getUnitPrice())))
                        .toList(),
                money(quote.getTotal()),
                instant(quote.getExpireTime()),
                quote.getJws());
    }

    private static Money money(com.google.type.Money money) {
        Currency currency = Currency.getInstance(money.getCurrencyCode());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        long factor = Math.round(Math.pow(10, digits));
        return new Money(
                Math.addExact(
                        Math.multiplyExact(money.getUnits(), factor), Math.round(money.getNanos() / (1e9 / factor))),
                currency);
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    /** A market that pricing does not know prices nothing. */
    private static String unpriced(Throwable error, List<Pieces> basket) {
        return Errors.infoOf(error)
                .map(info -> info.getMetadataOrDefault("skus", ""))
                .filter(skus -> !skus.isEmpty())
                .orElseGet(() -> basket.stream().map(line -> line.sku().value()).collect(Collectors.joining(",")));
    }

    private static boolean isNotPriced(Throwable error) {
        return Errors.infoOf(error)
                .filter(info -> info.getReason().equals("SKU_NOT_PRICED")
                        || info.getReason().equals("MARKET_UNKNOWN"))
                .isPresent();
    }

    private static boolean isAway(Throwable error) {
        return switch (code(error)) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, CANCELLED, INTERNAL, UNKNOWN -> true;
            case OK,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    DATA_LOSS,
                    UNAUTHENTICATED -> false;
        };
    }

    private static Away away(Throwable error) {
        LOG.warnf("pricing did not answer: %s", error);
        return new Away();
    }

    private static Status.Code code(Throwable error) {
        return Status.fromThrowable(error).getCode();
    }
}
