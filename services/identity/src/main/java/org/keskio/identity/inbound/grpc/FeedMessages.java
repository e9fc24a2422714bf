package org.keskio.identity.inbound.grpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keskio.identity.domain.Channel;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.FeedRow;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.IdentifierKind;
import org.keskio.identity.domain.IdentifierReader;
import org.keskio.identity.domain.ImportPlan;
import org.keskio.identity.domain.RecognitionChoice;
import org.keskio.identity.domain.RefusedRow;
import org.keskio.identity.domain.Region;
import org.keskio.identity.v1.CustomerRow;
import org.keskio.identity.v1.ImportCustomersResponse;
import org.keskio.identity.v1.ImportedCustomer;

/** Lines of a feed: a bad one is reported by line and field, and does not stop the others. */
final class FeedMessages {

    /** The readable lines of a batch and the others. */
    record Batch(List<FeedRow> rows, List<RefusedRow> refused) {}

    private final IdentifierReader reader;

    FeedMessages(IdentifierReader reader) {
        this.reader = reader;
    }

    Batch batch(List<CustomerRow> messages) {
        List<FeedRow> rows = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>();
        for (CustomerRow message : messages) {
            try {
                rows.add(row(message));
            } catch (UnreadableException e) {
                refused.add(new RefusedRow(message.getLine(), e.field, String.valueOf(e.getMessage())));
            }
        }
        return new Batch(rows, refused);
    }

    private FeedRow row(CustomerRow message) {
        String key = read("customer_key", () -> FeedRow.key(message.getCustomerKey()));
        Region region = read("country", () -> reader.region(message.getRegion()));
        if (message.getIdentifiersCount() == 0) {
            throw new UnreadableException("email", "one of e-mail, phone and loyalty card is needed");
        }
        if (message.getIdentifiersCount() > org.keskio.identity.domain.Customer.MAX_IDENTIFIERS) {
            throw new UnreadableException("email", "at most 10 identifiers are kept of a customer");
        }
        List<Identifier> identifiers = new ArrayList<>();
        for (org.keskio.identity.v1.Identifier identifier : message.getIdentifiersList()) {
            IdentifierKind kind = kind(identifier.getKind(), "email");
            identifiers.add(read(ImportPlan.fieldOf(kind), () -> reader.read(kind, identifier.getValue(), region)));
        }
        List<RecognitionChoice> choices = new ArrayList<>();
        for (org.keskio.identity.v1.RecognitionChoice choice : message.getRecognitionList()) {
            choices.add(new RecognitionChoice(kind(choice.getKind(), "recognition"), channels(choice)));
        }
        return new FeedRow(message.getLine(), key, identifiers, choices);
    }

    private static java.util.Set<Channel> channels(org.keskio.identity.v1.RecognitionChoice choice) {
        java.util.Set<Channel> channels = java.util.EnumSet.noneOf(Channel.class);
        for (org.keskio.identity.v1.Channel channel : choice.getChannelsList()) {
            channels.add(
                    switch (channel) {
                        case CHANNEL_STORE -> Channel.STORE;
                        case CHANNEL_WEB -> Channel.WEB;
                        case CHANNEL_CUSTOMER_SERVICE -> Channel.CUSTOMER_SERVICE;
                        case CHANNEL_UNSPECIFIED, UNRECOGNIZED ->
                            throw new UnreadableException("recognition", "names an unknown channel");
                    });
        }
        return channels;
    }

    private static IdentifierKind kind(org.keskio.identity.v1.IdentifierKind message, String field) {
        return switch (message) {
            case IDENTIFIER_KIND_EMAIL -> IdentifierKind.EMAIL;
            case IDENTIFIER_KIND_PHONE -> IdentifierKind.PHONE;
            case IDENTIFIER_KIND_LOYALTY_CARD -> IdentifierKind.LOYALTY_CARD;
            case IDENTIFIER_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new UnreadableException(field, "names an unknown kind of identifier");
        };
    }

    private static <T> T read(String field, java.util.function.Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(field, String.valueOf(e.getMessage()));
        }
    }

    static ImportCustomersResponse response(Batch batch, ImportPlan plan) {
        return ImportCustomersResponse.newBuilder()
                .addAllImported(plan.lines().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(line -> imported(line.getKey(), line.getValue()))
                        .toList())
                .addAllRefused(Stream.concat(batch.refused().stream(), plan.refused().stream())
                        .sorted(Comparator.comparingLong(RefusedRow::line))
                        .map(FeedMessages::refused)
                        .toList())
                .build();
    }

    private static ImportedCustomer imported(long line, CustomerId id) {
        return ImportedCustomer.newBuilder()
                .setLine(line)
                .setCustomerId(id.toString())
                .build();
    }

    private static org.keskio.identity.v1.RefusedRow refused(RefusedRow row) {
        return org.keskio.identity.v1.RefusedRow.newBuilder()
                .setLine(row.line())
                .setField(row.field())
                .setReason(row.reason())
                .build();
    }

    private static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;

        UnreadableException(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
        }
    }
}
