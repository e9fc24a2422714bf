package org.keskio.e2e.chaos;

import java.util.List;

/** How much was done until now. */
record Count(int sends, int acknowledged, int fresh, int nobody, int steps, int refused, int facts, int retold) {

    static Count of(Told told, Topic topic) {
        List<Told.Tap> taps = List.copyOf(told.taps().values());
        return new Count(
                taps.size(),
                (int) taps.stream().filter(tap -> !tap.orders().isEmpty()).count(),
                (int) taps.stream()
                        .filter(tap -> tap.outcome().equals("FRESH_PLANS"))
                        .count(),
                told.nobody(),
                told.tried(),
                told.refused(),
                topic.heard(),
                topic.repeated());
    }

    /** What a round did beyond what was done before it. */
    Outcome since(
            Count before, int round, long seed, List<Kill> kills, int repeats, double seconds, List<Broken> broken) {
        return new Outcome(
                round,
                seed,
                kills,
                sends - before.sends,
                acknowledged - before.acknowledged,
                fresh - before.fresh,
                nobody - before.nobody,
                steps - before.steps,
                refused - before.refused,
                repeats,
                facts - before.facts,
                retold - before.retold,
                seconds,
                broken);
    }
}
