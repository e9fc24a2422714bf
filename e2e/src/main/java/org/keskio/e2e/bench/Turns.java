package org.keskio.e2e.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rounds of ours and the limit in turn; the round with the median processor time speaks for all. */
final class Turns {

    private final List<Load.Peak> ours = new ArrayList<>();
    private final List<Load.Peak> limit = new ArrayList<>();

    void add(Load.Peak our, Load.Peak its) {
        ours.add(our);
        limit.add(its);
    }

    Load.Peak ours() {
        return median(ours);
    }

    Load.Peak limit() {
        return median(limit);
    }

    private static Load.Peak median(List<Load.Peak> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Load.Peak::cpuMicros))
                .toList()
                .get(rounds.size() / 2);
    }
}
