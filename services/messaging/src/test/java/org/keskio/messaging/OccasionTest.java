package org.keskio.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keskio.messaging.domain.Occasion;
import org.keskio.messaging.domain.Occasion.Step;
import org.keskio.messaging.domain.RetryPolicy;

class OccasionTest {

    @Test
    void staysSilentAboutOurOwnSteps() {
        assertThat(Occasion.of(Step.PICKING, false, false)).isEmpty();
        assertThat(Occasion.of(Step.PACKED, false, false)).isEmpty();
    }

    @Test
    void staysSilentWhenThePieceWasHandedOverAtOnce() {
        assertThat(Occasion.of(Step.COLLECTED, false, true)).isEmpty();
        assertThat(Occasion.of(Step.COLLECTED, false, false)).contains(Occasion.COLLECTED);
    }

    @Test
    void tellsTheTruthWhenNothingIsLeft() {
        assertThat(Occasion.of(Step.CANCELLED, true, false)).contains(Occasion.NOTHING_LEFT);
        assertThat(Occasion.of(Step.CANCELLED, false, false)).contains(Occasion.CANCELLED);
    }

    @Test
    void tellsOfAChoiceAndWhatBecameOfIt() {
        assertThat(Occasion.of(Step.NOTHING_LEFT, true, false)).contains(Occasion.CHOICE);
        assertThat(Occasion.of(Step.WAITS, false, false)).contains(Occasion.WAITING);
        assertThat(Occasion.of(Step.FOUND_AGAIN, false, false)).contains(Occasion.FOUND_AGAIN);
        assertThat(Occasion.of(Step.UNFILLED, false, false)).contains(Occasion.UNFILLED);
        assertThat(Occasion.of(Step.PROMISE_MOVED, false, false)).contains(Occasion.PROMISE_MOVED);
    }

    @Test
    void namesTemplatesByOccasion() {
        assertThat(Occasion.READY_FOR_PICKUP.template()).isEqualTo("send-order-ready-for-pickup");
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(10), 3);

        assertThat(policy.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.pauseAfter(4)).isEqualTo(Duration.ofSeconds(16));
        assertThat(policy.pauseAfter(4000)).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.exhaustedBy(2)).isFalse();
        assertThat(policy.exhaustedBy(3)).isTrue();
    }
}
