package org.keskio.inventory.domain.send;

import java.util.Locale;
import org.keskio.inventory.domain.location.LocationCode;

/** Why a source does not supply what it was asked for. */
public sealed interface WhyNot {

    /** What it says about the source, for people. */
    String note(LocationCode source);

    /** What becomes of the pieces that were held there. */
    StockEffect.Kind effect();

    /** The order without this source. */
    Details exclude(Details order);

    /** Why the order moves when another source takes over. */
    MoveCause cause();

    /** The pieces are not there, or not fit to be sold: the record was wrong. */
    record NotFound(NotFoundCause found, String reason) implements WhyNot {

        @Override
        public String note(LocationCode source) {
            String what = switch (found) {
                case SHELF_EMPTY -> "";
                case DAMAGED -> " (damaged)";
                case WRONG_ITEM -> " (another item in its place)";
                case BEING_SOLD -> " (being sold)";
            };
            return "not found at " + source + what + because(reason);
        }

        @Override
        public StockEffect.Kind effect() {
            return found == NotFoundCause.DAMAGED ? StockEffect.Kind.DAMAGED : StockEffect.Kind.NOT_FOUND;
        }

        @Override
        public Details exclude(Details order) {
            return order.missed();
        }

        @Override
        public MoveCause cause() {
            return MoveCause.RESOURCED;
        }
    }

    /** The source will not do it; the record is right. */
    record Declined(DeclineCause declined, String reason) implements WhyNot {

        @Override
        public String note(LocationCode source) {
            String what = declined == DeclineCause.NOT_SAID
                    ? ""
                    : " (" + declined.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
            return "declined by " + source + what + because(reason);
        }

        @Override
        public StockEffect.Kind effect() {
            return StockEffect.Kind.RELEASE;
        }

        @Override
        public Details exclude(Details order) {
            return order.declined();
        }

        @Override
        public MoveCause cause() {
            return MoveCause.DECLINED;
        }
    }

    /** The source did not get on with it in time; the record may be right. */
    record TooLate(SendState stalledIn) implements WhyNot {

        @Override
        public String note(LocationCode source) {
            return (stalledIn == SendState.PICKING ? "not packed" : "not accepted") + " in time by " + source;
        }

        @Override
        public StockEffect.Kind effect() {
            return StockEffect.Kind.RELEASE;
        }

        @Override
        public Details exclude(Details order) {
            return order.passedBy();
        }

        @Override
        public MoveCause cause() {
            return MoveCause.RESOURCED;
        }
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }
}
