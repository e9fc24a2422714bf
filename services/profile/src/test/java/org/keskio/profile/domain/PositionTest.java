package org.keskio.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final CustomerId AINO = new CustomerId(new UUID(1, 1));

    @Property
    void readsWhatItWrote(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second, @ForAll long id) {
        Position position = new Position(Instant.ofEpochSecond(second, 123_456_000), new UUID(7, id));
        assertThat(Position.of(position.token("looks", AINO), "looks", AINO)).contains(position);
    }

    @Property
    void refusesAnyOtherText(@ForAll String token) {
        if (!token.isEmpty()) {
            assertThat(Position.of(token, "looks", AINO)).isEmpty();
        }
    }

    @Test
    void refusesATokenOfAnotherListOrCustomer() {
        String token = new Position(Instant.EPOCH, new UUID(3, 3)).token("looks", AINO);
        assertThat(Position.of(token, "contacts", AINO)).isEmpty();
        assertThat(Position.of(token, "looks", new CustomerId(new UUID(2, 2)))).isEmpty();
    }
}
