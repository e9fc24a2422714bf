package org.keskio.inventory.domain.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * Pieces that go from one location to another.
 *
 * @param closedAt when all that will arrive had arrived; empty while pieces are under way
 */
public record Transfer(
        UUID id,
        LocationCode from,
        LocationCode to,
        List<Line> lines,
        String reference,
        Instant createdAt,
        Optional<Instant> closedAt) {

    public Transfer {
        lines = List.copyOf(lines);
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer goes to another location");
        }
    }

    /**
     * One SKU of it.
     *
     * @param sent     pieces that left; 0 for what was not announced
     * @param received pieces that arrived so far
     */
    public record Line(Sku sku, int sent, int received) {

        public Line {
            if (sent < 0 || received < 0) {
                throw new IllegalArgumentException("pieces must not be below zero");
            }
        }

        /** Pieces still under way. */
        public int missing() {
            return Math.max(0, sent - received);
        }
    }

    /**
     * What an arrival means for one cell.
     *
     * @param arrived   pieces that are there now
     * @param announced the part of them that was on its way
     * @param lost      pieces that are not on their way any more, without having arrived
     */
    public record Arrival(Sku sku, int arrived, int announced, int lost) {}

    /** The transfer after an arrival, and what it means for the stock. */
    public record Received(Transfer after, List<Arrival> arrivals) {}

    /** Whether more can arrive. */
    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    /** All that is still under way. */
    public Map<Sku, Integer> outstanding() {
        Map<Sku, Integer> outstanding = new LinkedHashMap<>();
        lines.stream().filter(line -> line.missing() > 0).forEach(line -> outstanding.put(line.sku(), line.missing()));
        return outstanding;
    }

    /** Pieces arrived; unless more are to come, what is missing is given up and the transfer closes. */
    public Received receive(Map<Sku, Integer> pieces, boolean moreToCome, Instant now) {
        Map<Sku, Line> after = new LinkedHashMap<>();
        lines.forEach(line -> after.put(line.sku(), line));
        List<Arrival> arrivals = new ArrayList<>();
        pieces.keySet().forEach(sku -> after.putIfAbsent(sku, new Line(sku, 0, 0)));
        for (Line line : List.copyOf(after.values())) {
            int arrived = pieces.getOrDefault(line.sku(), 0);
            int announced = Math.min(arrived, line.missing());
            Line next = new Line(line.sku(), line.sent(), Math.addExact(line.received(), arrived));
            int lost = moreToCome ? 0 : line.missing() - announced;
            after.put(line.sku(), next);
            if (arrived > 0 || lost > 0) {
                arrivals.add(new Arrival(line.sku(), arrived, announced, lost));
            }
        }
        boolean closes = !moreToCome || after.values().stream().allMatch(line -> line.missing() == 0);
        List<Line> linesNow = List.copyOf(after.values());
        return new Received(
                new Transfer(
                        id, from, to, linesNow, reference, createdAt, closes ? Optional.of(now) : Optional.empty()),
                arrivals);
    }
}
