package org.keskio.profile.inbound.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keskio.profile.domain.Attributes;
import org.keskio.profile.domain.ConsentAnswer;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.FeedPerson;
import org.keskio.profile.domain.Language;
import org.keskio.profile.domain.PersonName;
import org.keskio.profile.domain.RefusedRow;
import org.keskio.profile.v1.ImportProfilesResponse;
import org.keskio.profile.v1.ProfileRow;

/** Lines of a feed: a bad one is reported by line and field, and does not stop the others. */
final class FeedMessages {

    /** The readable lines of a batch and the others. */
    record Batch(List<FeedPerson> rows, List<RefusedRow> refused) {

        ImportProfilesResponse response() {
            return ImportProfilesResponse.newBuilder()
                    .setAccepted(rows.size())
                    .addAllRefused(refused.stream().map(FeedMessages::message).toList())
                    .build();
        }
    }

    private FeedMessages() {}

    static Batch batch(List<ProfileRow> messages) {
        List<FeedPerson> rows = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>();
        for (ProfileRow message : messages) {
            try {
                rows.add(row(message));
            } catch (UnreadableException e) {
                refused.add(new RefusedRow(message.getLine(), e.field, String.valueOf(e.getMessage())));
            }
        }
        return new Batch(rows, refused);
    }

    private static FeedPerson row(ProfileRow message) {
        return new FeedPerson(
                message.getLine(),
                read("customer_id", () -> CustomerId.of(message.getCustomerId())),
                new Attributes(
                        name("given_name", message.getGivenName()),
                        name("family_name", message.getFamilyName()),
                        Addresses.read(
                                message.getAddress(), (part, text) -> new UnreadableException(column(part), text)),
                        message.getLocale().isEmpty()
                                ? Optional.empty()
                                : Optional.of(read("locale", () -> Language.of(message.getLocale())))),
                message.getClubMember(),
                message.getConsentsList().stream().map(FeedMessages::answer).toList());
    }

    private static Optional<PersonName> name(String field, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(read(field, () -> new PersonName(text)));
    }

    private static ConsentAnswer answer(org.keskio.profile.v1.ConsentAnswer message) {
        return new ConsentAnswer(
                Messages.purpose(message.getPurpose())
                        .orElseThrow(() -> new UnreadableException("consents", "names an unknown purpose")),
                message.getGranted());
    }

    private static String column(String part) {
        return switch (part) {
            case "address_lines" -> "street";
            case "postal_code" -> "postcode";
            case "locality" -> "town";
            case "region_code" -> "country";
            default -> part;
        };
    }

    private static <T> T read(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(field, String.valueOf(e.getMessage()));
        }
    }

    private static org.keskio.profile.v1.RefusedRow message(RefusedRow row) {
        return org.keskio.profile.v1.RefusedRow.newBuilder()
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
