package org.keskio.inventory.send;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keskio.platform.calls.Errors;
import org.keskio.pricing.v1.ErrorReason;
import org.keskio.pricing.v1.PriceTier;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.pricing.v1.Quote;
import org.keskio.pricing.v1.QuoteBasketRequest;
import org.keskio.pricing.v1.QuoteBasketResponse;
import org.keskio.pricing.v1.QuoteLine;
import org.keskio.pricing.v1.QuoteLineRequest;
import org.keskio.pricing.v1.QuoteStatus;
import org.keskio.pricing.v1.VerifyQuoteRequest;
import org.keskio.pricing.v1.VerifyQuoteResponse;

/** Pricing on a real port: every SKU costs 129.90 in the market's currency, but those that start with "UNPRICED". */
public class PricingFake implements QuarkusTestResourceLifecycleManager {

    /** Quotes by their signature. */
    static final Map<String, Quote> QUOTES = new ConcurrentHashMap<>();

    /** What redeemed a quote, by signature. */
    static final Map<String, String> REDEEMED = new ConcurrentHashMap<>();

    private static final Map<String, String> CURRENCIES =
            Map.of("FI", "EUR", "SE", "SEK", "NO", "NOK", "DK", "DKK", "EE", "EUR");

    private @Nullable Server server;

    @Override
    public Map<String, String> start() {
        try {
            Server started =
                    ServerBuilder.forPort(0).addService(new Prices()).build().start();
            server = started;
            return Map.of("quarkus.stork.pricing.service-discovery.address-list", "localhost:" + started.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    private static final class Prices extends PricingServiceGrpc.PricingServiceImplBase {

        @Override
        public void quoteBasket(QuoteBasketRequest request, StreamObserver<QuoteBasketResponse> answer) {
            String unpriced = request.getLinesList().stream()
                    .map(QuoteLineRequest::getSku)
                    .filter(sku -> sku.startsWith("UNPRICED"))
                    .collect(Collectors.joining(","));
            if (!unpriced.isEmpty()) {
                answer.onError(Errors.of(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.SKU_NOT_PRICED,
                        "pricing.keskio.org",
                        "not priced",
                        Map.of("skus", unpriced)));
                return;
            }
            int pieces = request.getLinesList().stream()
                    .mapToInt(QuoteLineRequest::getQuantity)
                    .sum();
            String currency = CURRENCIES.getOrDefault(request.getMarket(), "EUR");
            String id = UUID.randomUUID().toString();
            Instant now = Clock.systemUTC().instant();
            Quote quote = Quote.newBuilder()
                    .setQuoteId(id)
                    .setMarket(request.getMarket())
                    .addAllLines(request.getLinesList().stream()
                            .map(line -> QuoteLine.newBuilder()
                                    .setSku(line.getSku())
                                    .setQuantity(line.getQuantity())
                                    .setTier(PriceTier.PRICE_TIER_PUBLIC)
                                    .setUnitPrice(money(12990, currency))
                                    .setLineTotal(money(12990L * line.getQuantity(), currency))
                                    .build())
                            .toList())
                    .setTotal(money(12990L * pieces, currency))
                    .setExpireTime(Timestamp.newBuilder()
                            .setSeconds(now.plus(Duration.ofDays(1)).getEpochSecond()))
                    .setJws("signed." + id)
                    .build();
            QUOTES.put(quote.getJws(), quote);
            answer.onNext(QuoteBasketResponse.newBuilder().setQuote(quote).build());
            answer.onCompleted();
        }

        @Override
        public void verifyQuote(VerifyQuoteRequest request, StreamObserver<VerifyQuoteResponse> answer) {
            Quote quote = QUOTES.get(request.getJws());
            VerifyQuoteResponse.Builder response = VerifyQuoteResponse.newBuilder();
            if (quote == null) {
                response.setStatus(QuoteStatus.QUOTE_STATUS_FORGED);
            } else {
                String by = REDEEMED.getOrDefault(request.getJws(), "");
                response.setQuote(quote)
                        .setRedeemedBy(by)
                        .setStatus(by.isEmpty() ? QuoteStatus.QUOTE_STATUS_VALID : QuoteStatus.QUOTE_STATUS_REDEEMED);
            }
            answer.onNext(response.build());
            answer.onCompleted();
        }

        private static Money money(long minor, String currency) {
            return Money.newBuilder()
                    .setCurrencyCode(currency)
                    .setUnits(minor / 100)
                    .setNanos((int) (minor % 100) * 10_000_000)
                    .build();
        }
    }
}
