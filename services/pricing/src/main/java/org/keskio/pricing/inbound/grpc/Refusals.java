package org.keskio.pricing.inbound.grpc;

import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;
import org.keskio.pricing.application.PublishPrices;
import org.keskio.pricing.application.QuoteBasket;
import org.keskio.pricing.application.RedeemQuote;
import org.keskio.pricing.application.Standing;
import org.keskio.pricing.v1.ErrorReason;

/** What is refused, as it crosses the wire. */
final class Refusals {

    /** The domain of pricing's reasons. */
    static final String DOMAIN = "pricing.keskio.org";

    private static final int SKUS_NAMED = 50; // metadata travel in a header

    private Refusals() {}

    static StatusRuntimeException unknownMarket(String code) {
        String shown = code.length() > 10 ? code.substring(0, 10) + "..." : code;
        return Errors.badRequest(
                ErrorReason.MARKET_UNKNOWN,
                DOMAIN,
                new FieldViolation("market", "'" + shown.replaceAll("\\p{Cntrl}", " ") + "' is not a market"));
    }

    static StatusRuntimeException of(Standing standing) {
        return switch (standing) {
            case Standing.NotCurrent refused ->
                Errors.of(
                        Status.Code.UNAVAILABLE,
                        ErrorReason.BOOK_NOT_CURRENT,
                        DOMAIN,
                        "This replica cannot be sure of its prices: " + refused.why(),
                        Map.of(
                                "retry_after_ms",
                                Long.toString(refused.retryAfter().toMillis())));
            case Standing.NotClosed refused ->
                Errors.of(
                        Status.Code.OUT_OF_RANGE,
                        ErrorReason.AS_OF_NOT_CLOSED,
                        DOMAIN,
                        "Prices may still change at that instant",
                        closedTime(refused.closedTo()));
            case Standing.Sure sure -> throw new IllegalArgumentException("Nothing to refuse: " + sure);
        };
    }

    static StatusRuntimeException of(PublishPrices.Closed closed) {
        return Errors.of(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.VALID_FROM_CLOSED,
                DOMAIN,
                "Prices can only change after " + closed.closedTo(),
                closedTime(closed.closedTo()));
    }

    static StatusRuntimeException of(QuoteBasket.NotPriced missing) {
        return Errors.of(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.SKU_NOT_PRICED,
                DOMAIN,
                "The market does not price " + missing.skus().size() + " of the SKUs",
                Map.of("skus", list(missing.skus())));
    }

    static StatusRuntimeException of(RedeemQuote.Second second) {
        return Errors.of(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.QUOTE_REDEEMED,
                DOMAIN,
                "The quote was redeemed before",
                Map.of("redeem_time", second.first().time().toString()));
    }

    static StatusRuntimeException of(RedeemQuote.Expired expired) {
        return Errors.of(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.QUOTE_EXPIRED,
                DOMAIN,
                "The quote was honoured until " + expired.expires(),
                Map.of("expire_time", expired.expires().toString()));
    }

    static StatusRuntimeException unknownQuote() {
        return Errors.of(Status.Code.NOT_FOUND, ErrorReason.QUOTE_UNKNOWN, DOMAIN, "No such quote", Map.of());
    }

    static StatusRuntimeException strangersMembership() {
        return Errors.of(
                Status.Code.PERMISSION_DENIED,
                ErrorReason.CUSTOMER_NOT_CALLER,
                DOMAIN,
                "A customer gets quotes for themselves only",
                Map.of());
    }

    /** Whether the error says that a quote was used twice. */
    static boolean isSecondRedemption(Throwable error) {
        return Errors.infoOf(error)
                .map(ErrorInfo::getReason)
                .filter(ErrorReason.QUOTE_REDEEMED.name()::equals)
                .isPresent();
    }

    private static Map<String, String> closedTime(Instant closedTo) {
        return Map.of("closed_time", closedTo.toString());
    }

    private static String list(List<?> skus) {
        return skus.stream().limit(SKUS_NAMED).map(Object::toString).collect(Collectors.joining(","));
    }
}
