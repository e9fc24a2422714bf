package org.keskio.profile.domain;

import java.util.Optional;
import java.util.Set;

/**
 * Who looks or acts.
 *
 * @param subject  of the token
 * @param name     login name
 * @param store    the store a member of staff is bound to
 * @param customer the customer that a shopper's token stands for
 */
public record Viewer(
        String subject, String name, Set<Role> roles, Optional<String> store, Optional<CustomerId> customer) {

    /** What the viewer is to the company; one account may be several. */
    public enum Role {
        /** A clerk. */
        CLERK,
        /** A store manager. */
        MANAGER,
        /** One of our services. */
        SERVICE,
        /** An operator. */
        OPERATOR
    }

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** Whether the viewer is that customer. */
    public boolean isSelf(CustomerId id) {
        return customer.filter(id::equals).isPresent();
    }

    /** Whether the viewer serves customers, and may so act for any. */
    public boolean servesCustomers() {
        return is(Role.CLERK) || is(Role.MANAGER) || is(Role.SERVICE);
    }

    /** Whether the viewer has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the timeline is open to the viewer. */
    public boolean maySeeTimeline(CustomerId id, Consents consents) {
        return isSelf(id)
                || is(Role.SERVICE)
                || is(Role.MANAGER)
                || is(Role.CLERK) && consents.grant(ConsentPurpose.CLERK_VIEW);
    }

    /** Where an answer comes from that this viewer brings. */
    public Source source(CustomerId about) {
        if (store.isPresent() && (is(Role.CLERK) || is(Role.MANAGER))) {
            return Source.store(store.get());
        }
        return isSelf(about) ? Source.WEB : new Source("service");
    }

    /** Whether the viewer may say that an answer was given there: staff of a store speak for their store only. */
    public boolean maySpeakFor(Source claimed, CustomerId about) {
        if (is(Role.SERVICE)) {
            return true;
        }
        if (store.isPresent() && (is(Role.CLERK) || is(Role.MANAGER))) {
            return claimed.equals(Source.store(store.get()));
        }
        return !claimed.value().startsWith("store:") && !claimed.isFeed() || claimed.equals(source(about));
    }
}
