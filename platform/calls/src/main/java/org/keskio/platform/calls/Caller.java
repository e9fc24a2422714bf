package org.keskio.platform.calls;

import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, as the verified token says.
 *
 * @param subject    the token's subject; stable, not for people
 * @param name       the login name, or the client's id for an account without a person
 * @param store      the location code a member of staff is bound to, e.g. {@code FI-HEL-01}
 * @param customerId the customer that a shopper's token stands for
 */
public record Caller(
        String subject, String name, Set<String> roles, Optional<String> store, Optional<String> customerId) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller has the role. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** The name is left out: logs carry the subject only. */
    @Override
    public String toString() {
        return "Caller[" + subject + " " + roles
                + store.map(code -> " at " + code).orElse("") + "]";
    }
}
