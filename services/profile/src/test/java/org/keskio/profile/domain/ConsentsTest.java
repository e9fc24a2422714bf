package org.keskio.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConsentsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Source STORE = Source.store("FI-HEL-01");

    @Property
    void grantsNothingThatWasNotAsked(@ForAll ConsentPurpose purpose) {
        assertThat(Consents.NONE.grant(purpose)).isFalse();
    }

    @Property
    void holdsTheLastAnswerOfAPerson(@ForAll ConsentPurpose purpose, @ForAll List<Boolean> answers) {
        Consents consents = Consents.NONE;
        for (boolean answer : answers) {
            consents = consents.with(consents.changedBy(List.of(new ConsentAnswer(purpose, answer)), STORE, NOW));
        }
        assertThat(consents.grant(purpose)).isEqualTo(!answers.isEmpty() && answers.getLast());
    }

    @Property
    void aFeedNeverGrantsWhatAPersonWithdrew(@ForAll ConsentPurpose purpose, @ForAll List<Boolean> feeds) {
        Consents consents = answered(purpose, false, STORE);
        for (boolean answer : feeds) {
            consents = consents.with(consents.changedBy(List.of(new ConsentAnswer(purpose, answer)), Source.FEED, NOW));
        }
        assertThat(consents.grant(purpose)).isFalse();
    }

    @Test
    void aFeedMayWithdrawWhatAPersonGave() {
        Consents consents = answered(ConsentPurpose.MARKETING_EMAIL, true, STORE);
        assertThat(consents.changedBy(
                        List.of(new ConsentAnswer(ConsentPurpose.MARKETING_EMAIL, false)), Source.FEED, NOW))
                .hasSize(1);
    }

    @Test
    void anAnswerThatHoldsAlreadyChangesNothing() {
        Consents consents = answered(ConsentPurpose.CLERK_VIEW, true, STORE);
        assertThat(consents.changedBy(List.of(new ConsentAnswer(ConsentPurpose.CLERK_VIEW, true)), Source.WEB, NOW))
                .isEmpty();
    }

    @Test
    void theLastOfTwoAnswersInOneStepCounts() {
        assertThat(Consents.NONE.changedBy(
                        List.of(
                                new ConsentAnswer(ConsentPurpose.CLERK_VIEW, true),
                                new ConsentAnswer(ConsentPurpose.CLERK_VIEW, false)),
                        STORE,
                        NOW))
                .singleElement()
                .satisfies(consent -> assertThat(consent.isGranted()).isFalse());
    }

    private static Consents answered(ConsentPurpose purpose, boolean answer, Source source) {
        return new Consents(List.of(new Consent(purpose, answer, source, NOW)));
    }
}
