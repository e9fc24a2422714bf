package org.keskio.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * That a part is killed hard.
 *
 * @param part   as the launcher calls it
 * @param after  questions that clients have begun in this round by then
 * @param later  pause after that, so that the middle of a question is hit too
 * @param away   how long nobody starts it again
 */
record Kill(String part, int after, Duration later, Duration away) {

    static final List<String> PARTS = List.of("inventory-search", "kafka", "postgres");

    private static final double TWO = 0.3;
    private static final int LONGEST_LATER_MILLIS = 40;
    private static final int SHORTEST_AWAY_MILLIS = 200;
    private static final int LONGEST_AWAY_MILLIS = 2500;

    /** What happens in a round: one kill, sometimes two different ones, somewhere among its questions. */
    static List<Kill> chosen(Random random, int questions) {
        List<String> parts = new ArrayList<>(PARTS);
        List<Kill> kills = new ArrayList<>();
        int count = random.nextDouble() < TWO ? 2 : 1;
        for (int n = 0; n < count; n++) {
            kills.add(new Kill(
                    parts.remove(random.nextInt(parts.size())),
                    1 + random.nextInt(questions),
                    Duration.ofMillis(random.nextInt(LONGEST_LATER_MILLIS)),
                    Duration.ofMillis(
                            SHORTEST_AWAY_MILLIS + random.nextInt(LONGEST_AWAY_MILLIS - SHORTEST_AWAY_MILLIS))));
        }
        return kills;
    }
}
