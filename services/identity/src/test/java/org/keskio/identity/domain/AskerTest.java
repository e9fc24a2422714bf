package org.keskio.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AskerTest {

    private static final CustomerId AINO = new CustomerId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    private static final CustomerId ERIK = new CustomerId(UUID.fromString("01890000-0000-7000-8000-000000000002"));

    @Test
    void customerActsForThemselvesOnly() {
        Asker aino = new Asker("a", Set.of(), Optional.empty(), Optional.of(AINO));
        assertThat(aino.mayActFor(AINO)).isTrue();
        assertThat(aino.mayActFor(ERIK)).isFalse();
    }

    @Test
    void clerkChangesACustomerButDoesNotSeeTheirIdentifiers() {
        Asker clerk = clerkOf("FI-HEL-01");
        assertThat(clerk.mayActFor(ERIK)).isTrue();
        assertThat(clerk.maySee(ERIK)).isFalse();
    }

    @Test
    void clerkInAStoreCannotAskAsAnotherChannel() {
        assertThat(clerkOf("FI-HEL-01").isOn(Channel.STORE)).isTrue();
        assertThat(clerkOf("FI-HEL-01").isOn(Channel.WEB)).isFalse();
        assertThat(clerkOf("FI-HEL-01").isOn(Channel.CUSTOMER_SERVICE)).isFalse();
    }

    private static Asker clerkOf(String store) {
        return new Asker("c", Set.of(Asker.Role.STAFF), Optional.of(store), Optional.empty());
    }
}
