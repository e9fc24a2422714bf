package org.keskio.pricing.inbound.kafka;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.keskio.platform.events.Facts;
import org.keskio.platform.events.Inbox;
import org.keskio.platform.events.IncomingFact;
import org.keskio.pricing.application.Memberships;
import org.keskio.pricing.domain.Membership;
import org.keskio.profile.v1.MembershipChanged;

/** Keeps pricing's own list of who is in the club. */
@ApplicationScoped
class ClubMembers {

    private final Inbox inbox;
    private final Memberships memberships;
    private final Facts facts = Facts.none().on(MembershipChanged.getDefaultInstance(), this::changed);

    @Inject
    ClubMembers(Inbox inbox, Memberships memberships) {
        this.inbox = inbox;
        this.memberships = memberships;
    }

    @Incoming("profile-facts")
    Uni<Void> take(Message<byte[]> message) {
        return facts.take(message);
    }

    private Uni<Void> changed(IncomingFact fact, MembershipChanged change) {
        UUID customer = UUID.fromString(change.getCustomerId());
        Membership membership = new Membership(change.getMember(), change.getMembershipVersion());
        return inbox.once(fact, session -> memberships.note(session, customer, membership));
    }
}
