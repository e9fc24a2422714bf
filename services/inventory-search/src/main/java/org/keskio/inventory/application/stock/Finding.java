package org.keskio.inventory.application.stock;

/**
 * A difference between what is kept and what should be, with its cause.
 *
 * @param sku       empty when it is not about one
 * @param location  empty when it is not about one
 * @param reference reservation, send order or transfer that it is about; may be empty
 * @param recorded  what is recorded
 * @param expected  what it should be
 * @param text      the difference in words
 */
public record Finding(
        Cause cause, String sku, String location, String reference, long recorded, long expected, String text)
        implements Comparable<Finding> {

    /** Why something differs; the order is the one in which findings are told. */
    public enum Cause {
        NEGATIVE,
        ROW_CHANGED,
        LEDGER_LINE_MISSING,
        LEDGER_LINE_TWICE,
        RESERVATION_NOT_COUNTED,
        RESERVED_WITHOUT_HOLDER,
        ORDER_NOT_COUNTED,
        ALLOCATED_WITHOUT_ORDER,
        ARRIVAL_NOT_COUNTED,
        TRANSIT_WITHOUT_SENDER,
        EXPIRED_HOLD,
        ORDER_HOLDS_NOTHING,
        ENDED_ORDER_HOLDS,
        ORDER_IN_TWO_STATES,
        INDEX_DIFFERS
    }

    /** Its place among all findings, as text that sorts as they do. */
    public String key() {
        return String.format("%02d\t%s\t%s\t%s", cause.ordinal() + 1, sku, location, reference);
    }

    @Override
    public int compareTo(Finding other) {
        return key().compareTo(other.key());
    }
}
