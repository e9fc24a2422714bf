package org.keskio.identity.outbound.events;

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
import org.keskio.identity.application.Facts;
import org.keskio.identity.domain.CustomerEvent;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.CustomerCreated;
import org.keskio.identity.v1.CustomerRecognised;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.IdentifierLinked;
import org.keskio.identity.v1.RecognitionChoice;
import org.keskio.identity.v1.RecognitionChosen;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;

/** Facts by way of the outbox; each raises the customer's version by one. */
@ApplicationScoped
class OutboxFacts implements Facts {

    private static final String ADVANCE = """
            update customer set version = version + step.events
            from unnest(cast(:ids as uuid[]), cast(:events as bigint[])) as step(id, events)
            where customer.id = step.id
            returning customer.id, customer.version""";

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
            Long last = versions.get(story.id().value());
            if (last == null) {
                throw new IllegalStateException("Customer " + story.id() + " vanished");
            }
            long version = last - story.events().size();
            for (CustomerEvent event : story.events()) {
                facts.add(new Fact(story.id().toString(), ++version, message(story.id(), event, timestamp(now))));
            }
        }
        return facts.toArray(Fact[]::new);
    }

    private static Message message(CustomerId id, CustomerEvent event, Timestamp now) {
        return switch (event) {
            case CustomerEvent.Created created ->
                CustomerCreated.newBuilder()
                        .setCustomerId(id.toString())
                        .setChannel(created.channel().map(OutboxFacts::channel).orElse(Channel.CHANNEL_UNSPECIFIED))
                        .setCreateTime(now)
                        .build();
            case CustomerEvent.Recognised recognised ->
                CustomerRecognised.newBuilder()
                        .setCustomerId(id.toString())
                        .setKind(kind(recognised.kind()))
                        .setChannel(channel(recognised.channel()))
                        .setBy(recognised.by())
                        .setStore(recognised.store().orElse(""))
                        .setRecogniseTime(now)
                        .build();
            case CustomerEvent.Linked linked ->
                IdentifierLinked.newBuilder()
                        .setCustomerId(id.toString())
                        .setKind(kind(linked.kind()))
                        .setLinkTime(now)
                        .build();
            case CustomerEvent.Chosen chosen ->
                RecognitionChosen.newBuilder()
                        .setCustomerId(id.toString())
                        .setChoice(RecognitionChoice.newBuilder()
                                .setKind(kind(chosen.choice().kind()))
                                .addAllChannels(chosen.choice().channels().stream()
                                        .sorted()
                                        .map(OutboxFacts::channel)
                                        .toList()))
                        .setChooseTime(now)
                        .build();
        };
    }

    private static IdentifierKind kind(org.keskio.identity.domain.IdentifierKind kind) {
        return switch (kind) {
            case EMAIL -> IdentifierKind.IDENTIFIER_KIND_EMAIL;
            case PHONE -> IdentifierKind.IDENTIFIER_KIND_PHONE;
            case LOYALTY_CARD -> IdentifierKind.IDENTIFIER_KIND_LOYALTY_CARD;
        };
    }

    private static Channel channel(org.keskio.identity.domain.Channel channel) {
        return switch (channel) {
            case STORE -> Channel.CHANNEL_STORE;
            case WEB -> Channel.CHANNEL_WEB;
            case CUSTOMER_SERVICE -> Channel.CHANNEL_CUSTOMER_SERVICE;
        };
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
