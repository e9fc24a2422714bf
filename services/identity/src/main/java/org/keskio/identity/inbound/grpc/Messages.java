package org.keskio.identity.inbound.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keskio.identity.domain.Customer;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.IdentifierReader;
import org.keskio.identity.domain.RecognitionChoice;
import org.keskio.identity.domain.Region;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.IdentifierKind;

/** Between messages and the domain. */
final class Messages {

    private Messages() {}

    static CustomerId customerId(String text) {
        return Refusals.read("customer_id", () -> CustomerId.of(text));
    }

    static Identifier identifier(
            String field, org.keskio.identity.v1.Identifier message, Region region, IdentifierReader reader) {
        org.keskio.identity.domain.IdentifierKind kind = kind(field + ".kind", message.getKind());
        return Refusals.read(field + ".value", () -> reader.read(kind, message.getValue(), region));
    }

    static RecognitionChoice choice(String field, org.keskio.identity.v1.RecognitionChoice message) {
        return new RecognitionChoice(
                kind(field + ".kind", message.getKind()), channels(field + ".channels", message.getChannelsList()));
    }

    private static Set<org.keskio.identity.domain.Channel> channels(String field, Collection<Channel> messages) {
        Set<org.keskio.identity.domain.Channel> channels = EnumSet.noneOf(org.keskio.identity.domain.Channel.class);
        messages.forEach(message -> channels.add(channel(field, message)));
        return channels;
    }

    static org.keskio.identity.domain.Channel channel(String field, Channel message) {
        return switch (message) {
            case CHANNEL_STORE -> org.keskio.identity.domain.Channel.STORE;
            case CHANNEL_WEB -> org.keskio.identity.domain.Channel.WEB;
            case CHANNEL_CUSTOMER_SERVICE -> org.keskio.identity.domain.Channel.CUSTOMER_SERVICE;
            case CHANNEL_UNSPECIFIED, UNRECOGNIZED -> throw Refusals.field(field, "must name a channel");
        };
    }

    static org.keskio.identity.domain.IdentifierKind kind(String field, IdentifierKind message) {
        return switch (message) {
            case IDENTIFIER_KIND_EMAIL -> org.keskio.identity.domain.IdentifierKind.EMAIL;
            case IDENTIFIER_KIND_PHONE -> org.keskio.identity.domain.IdentifierKind.PHONE;
            case IDENTIFIER_KIND_LOYALTY_CARD -> org.keskio.identity.domain.IdentifierKind.LOYALTY_CARD;
            case IDENTIFIER_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw Refusals.field(field, "must name a kind of identifier");
        };
    }

    static org.keskio.identity.v1.Customer customer(Customer customer) {
        return org.keskio.identity.v1.Customer.newBuilder()
                .setCustomerId(customer.id().toString())
                .addAllIdentifiers(identifiers(customer.identifiers()))
                .addAllRecognition(customer.recognition().choices().stream()
                        .map(Messages::choice)
                        .toList())
                .setCreateTime(timestamp(customer.createTime()))
                .build();
    }

    private static List<org.keskio.identity.v1.Identifier> identifiers(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> org.keskio.identity.v1.Identifier.newBuilder()
                        .setKind(kind(identifier.kind()))
                        .setValue(identifier.value())
                        .build())
                .toList();
    }

    private static org.keskio.identity.v1.RecognitionChoice choice(RecognitionChoice choice) {
        return org.keskio.identity.v1.RecognitionChoice.newBuilder()
                .setKind(kind(choice.kind()))
                .addAllChannels(choice.channels().stream()
                        .sorted()
                        .map(Messages::channel)
                        .toList())
                .build();
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
