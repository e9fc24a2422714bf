package org.keskio.profile.outbound.events;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;
import org.keskio.profile.application.Facts;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.ProfileEvent;
import org.keskio.profile.v1.Consent;
import org.keskio.profile.v1.ConsentChanged;
import org.keskio.profile.v1.ConsentPurpose;
import org.keskio.profile.v1.Contact;
import org.keskio.profile.v1.ContactKind;
import org.keskio.profile.v1.ContactRecorded;
import org.keskio.profile.v1.Look;
import org.keskio.profile.v1.MembershipChanged;
import org.keskio.profile.v1.ProfileViewed;

/** Facts by way of the outbox; each raises the customer's version by one. */
@ApplicationScoped
class OutboxFacts implements Facts {

    private static final String ADVANCE = """
            insert into fact_version as kept (customer_id, version)
            select id, events from unnest(cast(:ids as uuid[]), cast(:events as bigint[])) as step(id, events) order by id
            on conflict (customer_id) do update set version = kept.version + excluded.version
            returning customer_id, version""";

    private final Outbox outbox;

    OutboxFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> tell(Mutiny.StatelessSession tx, Instant now, List<Story> stories) {
        if (stories.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(ADVANCE, Object[].class)
                .setParameter(
                        "ids", stories.stream().map(story -> story.id().value()).toArray(UUID[]::new))
                .setParameter(
                        "events",
                        stories.stream()
                                .map(story -> (long) story.events().size())
                                .toArray(Long[]::new))
                .getResultList()
                .chain(rows -> outbox.append(tx, facts(stories, versions(rows), now)));
    }

    private static Map<UUID, Long> versions(List<Object[]> rows) {
        Map<UUID, Long> versions = new HashMap<>();
        rows.forEach(row -> versions.put((UUID) row[0], ((Number) row[1]).longValue()));
        return versions;
    }

    private static Fact[] facts(List<Story> stories, Map<UUID, Long> versions, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Story story : stories) {
            long version = versions.getOrDefault(story.id().value(), 0L)
                    - story.events().size();
            for (ProfileEvent event : story.events()) {
                facts.add(new Fact(story.id().toString(), ++version, message(story.id(), event, now)));
            }
        }
        return facts.toArray(Fact[]::new);
    }

    private static Message message(CustomerId id, ProfileEvent event, Instant now) {
        return switch (event) {
            case ProfileEvent.ContactRecorded(var contact) ->
                ContactRecorded.newBuilder()
                        .setCustomerId(id.toString())
                        .setContact(Contact.newBuilder()
                                .setContactId(contact.id().toString())
                                .setKind(ContactKind.valueOf("CONTACT_KIND_" + contact.kind()))
                                .setChannel(contact.channel())
                                .setReference(contact.reference())
                                .setSummary(contact.summary())
                                .setOccurTime(timestamp(contact.occurTime())))
                        .build();
            case ProfileEvent.ConsentChanged(var consent) ->
                ConsentChanged.newBuilder()
                        .setCustomerId(id.toString())
                        .setConsent(Consent.newBuilder()
                                .setPurpose(ConsentPurpose.valueOf("CONSENT_PURPOSE_" + consent.purpose()))
                                .setGranted(consent.isGranted())
                                .setSource(consent.source().value())
                                .setChangeTime(timestamp(consent.changeTime())))
                        .build();
            case ProfileEvent.MembershipChanged(var membership) ->
                MembershipChanged.newBuilder()
                        .setCustomerId(id.toString())
                        .setMember(membership.isMember())
                        .setMembershipVersion(membership.version())
                        .setChangeTime(timestamp(now))
                        .build();
            case ProfileEvent.Viewed(var look) ->
                ProfileViewed.newBuilder()
                        .setCustomerId(id.toString())
                        .setLook(Look.newBuilder()
                                .setBy(look.by())
                                .setByName(look.byName())
                                .setStore(look.store().orElse(""))
                                .setPurpose(look.purpose().value())
                                .setLookTime(timestamp(look.lookTime())))
                        .build();
        };
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
