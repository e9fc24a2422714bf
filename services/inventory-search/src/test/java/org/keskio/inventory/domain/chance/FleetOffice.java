package org.keskio.inventory.domain.chance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/** Keeps of a fleet what our tables keep, gives a chance for each pick, and learns every month from the picks before. */
final class FleetOffice implements Fleet.Office {

    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final int LEARN_EVERY = 30;
    private static final int WARM_UP = 90;

    final Reliability model = new Reliability(10);
    final Reliability record = new Reliability(10);
    final Reliability bucket = new Reliability(10);
    final Reliability unlearnt = new Reliability(10);

    private final Map<Fleet.Cell, Trail> trails = new HashMap<>();
    private final Map<Fleet.Cell, Long> counts = new HashMap<>();
    private final Map<String, int[]> buckets = new HashMap<>();
    private final List<PickOutcome> picks = new ArrayList<>();
    private ChanceModel learnt = ChanceModel.before();
    private int learntOn;
    private double given;
    private double unlearntGiven;
    private double bucketGiven;
    private Evidence known = new Evidence(0, 0, 0, Trail.NONE);

    ChanceModel learnt() {
        return learnt;
    }

    @Override
    public void counted(Fleet.Cell cell, int day) {
        counts.put(cell, at(day).getEpochSecond());
    }

    @Override
    public void sold(Fleet.Cell cell, int pieces, int happenedOn, int day) {
        long when = at(happenedOn).getEpochSecond();
        trails.put(cell, trail(cell).leaves(pieces, cell.record, when).sells(pieces, when));
    }

    @Override
    public void arrived(Fleet.Cell cell, int pieces, int day) {
        trails.put(cell, trail(cell).arrives(pieces, cell.record, at(day).getEpochSecond()));
    }

    @Override
    public void picks(Fleet.Cell cell, int pieces, int day) {
        if (day >= learntOn + LEARN_EVERY) {
            learnt = ChanceFit.fit(learnt, picks);
            learntOn = day;
        }
        known = new Evidence(cell.record, 0, counts.getOrDefault(cell, 0L), trail(cell));
        given = learnt.of(kind(cell), code(cell), known, pieces, at(day));
        unlearntGiven = ChanceModel.before().of(kind(cell), code(cell), known, pieces, at(day));
        int[] seen = buckets.computeIfAbsent(bucket(cell, pieces), any -> new int[2]);
        bucketGiven = (seen[1] + 1.0) / (seen[0] + 2.0);
    }

    @Override
    public void picked(Fleet.Cell cell, int pieces, boolean found, int day) {
        if (day >= WARM_UP) {
            model.add(given, found);
            unlearnt.add(unlearntGiven, found);
            record.add(1, found);
            bucket.add(bucketGiven, found);
        }
        int[] seen = buckets.computeIfAbsent(bucketOf(cell, pieces, cell.record + pieces), any -> new int[2]);
        seen[0]++;
        seen[1] += found ? 1 : 0;
        picks.add(new PickOutcome(kind(cell), code(cell), known, pieces, at(day), given, found));
        long when = at(day).plusSeconds(60).getEpochSecond();
        trails.put(
                cell,
                found
                        ? trail(cell).leaves(pieces, cell.record, when).sells(pieces, when)
                        : trail(cell).misses(pieces, when));
    }

    private Trail trail(Fleet.Cell cell) {
        return trails.getOrDefault(cell, Trail.NONE);
    }

    private static String bucket(Fleet.Cell cell, int pieces) {
        return bucketOf(cell, pieces, cell.record);
    }

    private static String bucketOf(Fleet.Cell cell, int pieces, int record) {
        return kind(cell) + " " + pieces + " of " + Math.min(record, 8);
    }

    private static LocationKind kind(Fleet.Cell cell) {
        return cell.place.warehouse ? LocationKind.WAREHOUSE : LocationKind.STORE;
    }

    private static LocationCode code(Fleet.Cell cell) {
        return new LocationCode("P-" + cell.place.number);
    }

    private static Instant at(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
