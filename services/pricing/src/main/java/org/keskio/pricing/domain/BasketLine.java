package org.keskio.pricing.domain;

/** Pieces of one SKU that somebody wants to buy. */
public record BasketLine(Sku sku, int quantity) {

    /** Pieces at most in one line. */
    public static final int MAX_QUANTITY = 999;

    public BasketLine {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("A quantity lies between 1 and " + MAX_QUANTITY + ", got " + quantity);
        }
    }
}
