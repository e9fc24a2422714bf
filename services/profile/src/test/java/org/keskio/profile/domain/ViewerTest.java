package org.keskio.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final CustomerId AINO = new CustomerId(new UUID(1, 1));
    private static final CustomerId ERIK = new CustomerId(new UUID(2, 2));
    private static final Consents CONSENTING = new Consents(
            List.of(new Consent(ConsentPurpose.CLERK_VIEW, true, Source.WEB, Instant.parse("2026-11-23T10:00:00Z"))));

    @Test
    void clerkSeesTheTimelineWithConsentOnly() {
        assertThat(clerk().maySeeTimeline(AINO, Consents.NONE)).isFalse();
        assertThat(clerk().maySeeTimeline(AINO, CONSENTING)).isTrue();
    }

    @Test
    void customerSeesTheirOwnTimelineOnly() {
        Viewer aino = new Viewer("a", "aino", Set.of(), Optional.empty(), Optional.of(AINO));
        assertThat(aino.maySeeTimeline(AINO, Consents.NONE)).isTrue();
        assertThat(aino.maySeeTimeline(ERIK, CONSENTING)).isFalse();
    }

    @Test
    void clerkSpeaksForTheirStoreOnly() {
        assertThat(clerk().maySpeakFor(Source.store("FI-HEL-01"), AINO)).isTrue();
        assertThat(clerk().maySpeakFor(Source.store("FI-TMP-01"), AINO)).isFalse();
        assertThat(clerk().maySpeakFor(Source.FEED, AINO)).isFalse();
    }

    @Test
    void viewNamesWhatItWithholds() {
        Person person = Person.unknown(AINO);
        Reach reach = new Reach(Optional.of("aino@example.org"), Optional.empty());
        PersonView view = PersonView.of(person, new Lookup.Known(reach), clerk());
        assertThat(view.withheld()).containsExactly("contacts");
        assertThat(view.maskedEmail()).contains("a***@example.org");
        assertThat(PersonView.of(person, new Lookup.Away(), clerk()).withheld())
                .containsExactly("contacts", "masked_email", "masked_phone");
    }

    private static Viewer clerk() {
        return new Viewer("c", "clerk", Set.of(Viewer.Role.CLERK), Optional.of("FI-HEL-01"), Optional.empty());
    }
}
