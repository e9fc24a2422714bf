package org.keskio.gateway.feed;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.type.PostalAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;
import org.keskio.gateway.json.EnumWords;
import org.keskio.gateway.peers.Peers;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.CustomerRow;
import org.keskio.identity.v1.Identifier;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.ImportCustomersRequest;
import org.keskio.identity.v1.ImportCustomersResponse;
import org.keskio.identity.v1.ImportedCustomer;
import org.keskio.identity.v1.RecognitionChoice;
import org.keskio.profile.v1.ConsentAnswer;
import org.keskio.profile.v1.ConsentPurpose;
import org.keskio.profile.v1.ImportProfilesRequest;
import org.keskio.profile.v1.ProfileRow;

/** A customer feed: identity first says who each row is, then profile takes the person. */
@ApplicationScoped
class CustomerTarget {

    private final Peers peers;

    @Inject
    CustomerTarget(Peers peers) {
        this.peers = peers.within(FeedTargets.BATCH);
    }

    Uni<BatchResult> take(List<Row> rows) {
        List<Refused> refused = new ArrayList<>();
        ImportCustomersRequest.Builder request = ImportCustomersRequest.newBuilder();
        Map<Long, ProfileRow.Builder> people = rows.stream()
                .flatMap(row -> read(row, request, refused).stream())
                .collect(Collectors.toMap(ProfileRow.Builder::getLine, Function.identity()));
        if (people.isEmpty()) {
            return Uni.createFrom().item(new BatchResult(0, OptionalInt.empty(), refused));
        }
        return peers.identity(identity -> identity.importCustomers(request.build()))
                .chain(known -> describe(known, people, refused));
    }

    private Uni<BatchResult> describe(
            ImportCustomersResponse known, Map<Long, ProfileRow.Builder> people, List<Refused> refused) {
        known.getRefusedList().forEach(row -> refused.add(new Refused(row.getLine(), row.getField(), row.getReason())));
        ImportProfilesRequest.Builder request = ImportProfilesRequest.newBuilder();
        for (ImportedCustomer customer : known.getImportedList()) {
            ProfileRow.Builder person = people.get(customer.getLine());
            if (person != null) {
                request.addRows(person.setCustomerId(customer.getCustomerId()));
            }
        }
        if (request.getRowsCount() == 0) {
            return Uni.createFrom().item(new BatchResult(0, OptionalInt.empty(), refused));
        }
        return peers.profile(profile -> profile.importProfiles(request.build())).map(answer -> {
            answer.getRefusedList()
                    .forEach(row -> refused.add(new Refused(row.getLine(), row.getField(), row.getReason())));
            return new BatchResult(answer.getAccepted(), OptionalInt.empty(), refused);
        });
    }

    /** The row for identity is added to the request, the one for profile is the answer; empty when it was refused. */
    private static Optional<ProfileRow.Builder> read(
            Row row, ImportCustomersRequest.Builder request, List<Refused> refused) {
        try {
            ProfileRow.Builder person = person(row);
            request.addRows(customer(row));
            return Optional.of(person);
        } catch (Unreadable e) {
            refused.add(new Refused(row.line(), e.field, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static CustomerRow customer(Row row) throws Unreadable {
        CustomerRow.Builder customer = CustomerRow.newBuilder()
                .setLine(row.line())
                .setCustomerKey(row.get("customer_key"))
                .setRegion(row.get("country"));
        identifier(row, "email", IdentifierKind.IDENTIFIER_KIND_EMAIL).ifPresent(customer::addIdentifiers);
        identifier(row, "phone", IdentifierKind.IDENTIFIER_KIND_PHONE).ifPresent(customer::addIdentifiers);
        identifier(row, "loyalty_card", IdentifierKind.IDENTIFIER_KIND_LOYALTY_CARD)
                .ifPresent(customer::addIdentifiers);
        for (String choice : words(row.get("recognition"), "\\|")) {
            customer.addRecognition(recognition(choice));
        }
        return customer.build();
    }

    private static Optional<Identifier> identifier(Row row, String column, IdentifierKind kind) {
        String value = row.get(column);
        return value.isBlank()
                ? Optional.empty()
                : Optional.of(
                        Identifier.newBuilder().setKind(kind).setValue(value).build());
    }

    /** {@code phone:store,web}; no channel after the colon = none may use it. */
    private static RecognitionChoice recognition(String text) throws Unreadable {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new Unreadable("recognition", "must look like email:store,web|phone:store");
        }
        String kind = parts[0].strip().equals("card") ? "loyalty_card" : parts[0].strip();
        RecognitionChoice.Builder choice = RecognitionChoice.newBuilder()
                .setKind(IdentifierKind.valueOf(word("recognition", kind, IdentifierKind.getDescriptor())));
        for (String channel : words(parts[1], ",")) {
            choice.addChannels(Channel.valueOf(word("recognition", channel, Channel.getDescriptor())));
        }
        return choice.build();
    }

    private static ProfileRow.Builder person(Row row) throws Unreadable {
        ProfileRow.Builder person = ProfileRow.newBuilder()
                .setLine(row.line())
                .setGivenName(row.get("given_name"))
                .setFamilyName(row.get("family_name"))
                .setLocale(row.get("locale"))
                .setClubMember(isTrue("club_member", row.get("club_member")));
        address(row).ifPresent(person::setAddress);
        for (String purpose : words(row.get("consents"), "\\|")) {
            person.addConsents(ConsentAnswer.newBuilder()
                    .setPurpose(ConsentPurpose.valueOf(word("consents", purpose, ConsentPurpose.getDescriptor())))
                    .setGranted(true));
        }
        return person;
    }

    private static Optional<PostalAddress> address(Row row) {
        if (row.get("street").isBlank()
                && row.get("town").isBlank()
                && row.get("postcode").isBlank()) {
            return Optional.empty();
        }
        PostalAddress.Builder address = PostalAddress.newBuilder()
                .setPostalCode(row.get("postcode"))
                .setLocality(row.get("town"))
                .setRegionCode(row.get("country"));
        if (!row.get("street").isBlank()) {
            address.addAddressLines(row.get("street"));
        }
        return Optional.of(address.build());
    }

    private static boolean isTrue(String field, String text) throws Unreadable {
        return switch (text.strip()) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new Unreadable(field, "must be true, false or empty");
        };
    }

    private static EnumValueDescriptor word(String field, String text, EnumDescriptor type) throws Unreadable {
        return type.getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .filter(value -> EnumWords.wordOf(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new Unreadable(
                        field, "'" + text + "' is not one of " + String.join(", ", EnumWords.wordsOf(type))));
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A column that cannot be read. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;

        Unreadable(String field, String reason) {
            super(reason);
            this.field = field;
        }
    }
}
