package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keskio.inventory.domain.location.Location;

/**
 * Pieces that one source would supply together.
 *
 * @param chance  0 to 1 that all of them will be found
 * @param misses  how many lines will not be found, as a mean
 */
record Parcel(Location from, int openWork, Terms terms, double kg, double chance, double misses) {

    // What a piece weighs that nobody has weighed.
    private static final int UNKNOWN_WEIGHT_G = 500;

    /** Pieces of one SKU. */
    static Parcel of(Source source, int quantity, int grams, Instant now) {
        double chance = chance(source, quantity, now);
        return new Parcel(
                source.location(), source.openWork(), source.terms(), kg(quantity, grams), chance, 1 - chance);
    }

    /** Pieces of several SKUs from one place; at least one. */
    static Parcel of(List<Content> contents, Instant now) {
        List<Parcel> parts = new ArrayList<>(contents.size());
        contents.forEach(content ->
                parts.add(of(content.source(), content.quantity(), content.pieceGrams() * content.quantity(), now)));
        Parcel first = parts.getFirst();
        return new Parcel(
                first.from,
                first.openWork,
                first.terms,
                parts.stream().mapToDouble(Parcel::kg).sum(),
                parts.stream().mapToDouble(Parcel::chance).reduce(1, (a, b) -> a * b),
                parts.stream().mapToDouble(Parcel::misses).sum());
    }

    /** Some pieces of a SKU that the source has; {@code pieceGrams} is 0 when nobody weighed it. */
    record Content(Source source, int quantity, int pieceGrams) {}

    /** 0 to 1 that the pieces will be found: the one place that asks. */
    static double chance(Source source, int quantity, Instant now) {
        return source.terms().chance().orElseGet(() -> source.finding().chance(source.location(), quantity, now));
    }

    static double kg(int quantity, int grams) {
        return (grams > 0 ? grams : UNKNOWN_WEIGHT_G * quantity) / 1000.0;
    }
}
