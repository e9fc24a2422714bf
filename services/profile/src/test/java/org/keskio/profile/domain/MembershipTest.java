package org.keskio.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MembershipTest {

    @Property
    void versionCountsTheChanges(@ForAll List<Boolean> wishes) {
        Membership membership = Membership.NONE;
        long changes = 0;
        for (boolean wish : wishes) {
            if (wish != membership.isMember()) {
                changes++;
            }
            membership = membership.changedTo(wish, Source.WEB).orElse(membership);
        }
        assertThat(membership.version()).isEqualTo(changes);
    }

    @Test
    void aFeedDoesNotUndoWhatAPersonDecided() {
        Membership joined = Membership.NONE.changedTo(true, Source.WEB).orElseThrow();
        assertThat(joined.changedTo(false, Source.FEED)).isEmpty();
    }

    @Test
    void aFeedMayUndoWhatAFeedSaid() {
        Membership joined = Membership.NONE.changedTo(true, Source.FEED).orElseThrow();
        assertThat(joined.changedTo(false, Source.FEED)).isPresent();
    }
}
