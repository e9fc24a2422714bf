package org.keskio.inventory.domain.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

class ChanceModelTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocationCode ESPOO = new LocationCode("FI-ESP-01");
    private static final ChanceModel MODEL = ChanceModel.before();

    @Property
    void aChanceIsNeverCertainEitherWay(
            @ForAll @IntRange(min = 0, max = 400) int onHand,
            @ForAll @IntRange(min = 0, max = 30) int reserved,
            @ForAll @IntRange(min = 1, max = 99) int quantity,
            @ForAll @IntRange(min = -2, max = 3000) int countedDaysAgo,
            @ForAll @IntRange(min = 0, max = 3) int steps,
            @ForAll long seed) {
        Random random = new Random(seed);
        Trail trail = Trail.NONE;
        for (int i = 0; i < steps; i++) {
            trail = step(trail, random);
        }
        Evidence evidence = new Evidence(onHand, reserved, ago(countedDaysAgo), trail);

        for (LocationKind kind : LocationKind.values()) {
            assertThat(MODEL.of(kind, ESPOO, evidence, quantity, NOW)).isBetween(0.001, 0.999);
        }
    }

    private static Trail step(Trail trail, Random random) {
        int pieces = 1 + random.nextInt(5);
        long at = ago(random.nextInt(400));
        return switch (random.nextInt(4)) {
            case 0 -> trail.leaves(pieces, random.nextInt(30), at);
            case 1 -> trail.arrives(pieces, pieces + random.nextInt(30), at);
            case 2 -> trail.misses(pieces, at);
            default -> trail.sells(pieces, at);
        };
    }

    @Property
    void moreIsNeverEasierToFind(
            @ForAll @IntRange(min = 1, max = 15) int onHand,
            @ForAll @IntRange(min = 1, max = 15) int quantity,
            @ForAll @IntRange(min = 0, max = 800) int days) {
        assertThat(store(onHand, ago(days), Trail.NONE, quantity + 1))
                .isLessThanOrEqualTo(store(onHand, ago(days), Trail.NONE, quantity));
    }

    @Property
    void anOlderCountIsNeverBetter(
            @ForAll @IntRange(min = 1, max = 15) int onHand, @ForAll @IntRange(min = 0, max = 800) int days) {
        assertThat(store(onHand, ago(days + 30), Trail.NONE, 1))
                .isLessThanOrEqualTo(store(onHand, ago(days), Trail.NONE, 1) + 1e-12);
    }

    @Property
    void aMissIsAlwaysBadNews(
            @ForAll @IntRange(min = 1, max = 15) int onHand, @ForAll @IntRange(min = 1, max = 400) int days) {
        double before = store(onHand + 1, ago(days), Trail.NONE, 1);
        double after = store(onHand, ago(days), Trail.NONE.misses(1, ago(0)), 1);

        assertThat(after).isLessThan(before);
    }

    @Test
    void silenceWhereItUsedToSellIsASign() {
        Trail brisk = Trail.NONE;
        for (int day = 120; day > 60; day -= 2) {
            brisk = brisk.leaves(1, 3, ago(day)).sells(1, ago(day));
        }
        Trail stillBrisk = brisk.leaves(1, 3, ago(1)).sells(1, ago(1));

        assertThat(store(3, ago(180), brisk, 1)).isLessThan(store(3, ago(180), stillBrisk, 1) - 0.2);
    }

    @Test
    void whatIsHeldForOthersIsNotFoundForUs() {
        Evidence free = new Evidence(5, 0, ago(30), Trail.NONE);
        Evidence held = new Evidence(5, 4, ago(30), Trail.NONE);

        assertThat(MODEL.of(LocationKind.STORE, ESPOO, held, 1, NOW))
                .isLessThan(MODEL.of(LocationKind.STORE, ESPOO, free, 1, NOW));
    }

    @Test
    void aPieceThatArrivedAfterAMissIsThere() {
        Trail missed = Trail.NONE.misses(1, ago(12)).misses(1, ago(11)).misses(1, ago(10));

        assertThat(store(3, ago(60), missed.arrives(2, 3, ago(1)), 1))
                .isGreaterThan(store(3, ago(60), missed, 1) + 0.2);
    }

    @Test
    void alonePiecesAreLostAtTheirRate() {
        // One piece, no sales told: 1 - exp(-rate x days) for the whole of the count's trust.
        Losses losses = new Losses(0.001, 1e-12, 0.3, 1e-9, 1e-9);
        double belief = Belief.of(losses, new Evidence(1, 0, ago(100), Trail.NONE), 1, NOW.getEpochSecond());
        double lost = 1 - Math.exp(-0.1);
        double silence = Math.pow(60 / 160.0, 0.3);
        double silenceUntilGone = 60 * (Math.pow(160 / 60.0, 0.7) - 1) / 0.7 / 100;

        assertThat(belief)
                .isCloseTo((1 - lost) * silence / ((1 - lost) * silence + lost * silenceUntilGone), within(1e-6));
    }

    @Test
    void picksThatFailMoreThanBelievedAreLearntFrom() {
        Random random = new Random(4);
        List<PickOutcome> picks = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            LocationCode place = new LocationCode(i % 2 == 0 ? "GOOD" : "POOR");
            boolean found = random.nextDouble() < (i % 2 == 0 ? 0.9 : 0.6);
            Evidence evidence = new Evidence(1 + random.nextInt(5), 0, ago(random.nextInt(200)), Trail.NONE);
            picks.add(new PickOutcome(LocationKind.STORE, place, evidence, 1, NOW, 0.9, found));
        }

        ChanceModel learnt = ChanceFit.fit(MODEL, picks);

        Evidence evidence = new Evidence(3, 0, ago(100), Trail.NONE);
        assertThat(learnt.of(LocationKind.STORE, new LocationCode("GOOD"), evidence, 1, NOW))
                .isCloseTo(0.9, within(0.06));
        assertThat(learnt.of(LocationKind.STORE, new LocationCode("POOR"), evidence, 1, NOW))
                .isCloseTo(0.6, within(0.06));
        assertThat(learnt.kind(LocationKind.WAREHOUSE)).isEqualTo(MODEL.kind(LocationKind.WAREHOUSE));
    }

    @Test
    void fiveHundredPlacesAreJudgedInAMoment() {
        Trail trail = Trail.NONE.leaves(1, 8, ago(20)).sells(1, ago(20)).misses(1, ago(3));
        double sum = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 300; round++) {
            long start = System.nanoTime();
            for (int place = 0; place < 500; place++) {
                sum += store(1 + place % 12, ago(place), place % 2 == 0 ? trail : Trail.NONE, 1);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("500 places: %.2f ms (%.3f)%n", best / 1e6, sum);

        // A busy machine is slow; the best of many rounds is not.
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(5));
    }

    private static double store(int onHand, long counted, Trail trail, int quantity) {
        return MODEL.of(LocationKind.STORE, ESPOO, new Evidence(onHand, 0, counted, trail), quantity, NOW);
    }

    private static long ago(int days) {
        return NOW.minus(Duration.ofDays(days)).getEpochSecond();
    }
}
