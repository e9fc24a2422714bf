package org.keskio.profile.inbound.grpc;

import com.google.type.PostalAddress;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keskio.profile.domain.Address;

/** Between postal addresses and the domain. */
final class Addresses {

    private Addresses() {}

    /** The address, if there is any; what it cannot keep is refused, not dropped. */
    static Optional<Address> read(PostalAddress message, BiFunction<String, String, RuntimeException> refusal) {
        if (isEmpty(message)) {
            return Optional.empty();
        }
        if (!message.getOrganization().isEmpty()) {
            throw refusal.apply("organization", "is not kept; write it as an address line");
        }
        if (!message.getSublocality().isEmpty()) {
            throw refusal.apply("sublocality", "is not kept; write it as an address line");
        }
        if (message.getRecipientsCount() > 1) {
            throw refusal.apply("recipients", "must be at most one");
        }
        try {
            return Optional.of(new Address(
                    message.getRecipientsCount() == 0 ? "" : message.getRecipients(0),
                    message.getAddressLinesList(),
                    message.getPostalCode(),
                    message.getLocality(),
                    message.getAdministrativeArea(),
                    message.getRegionCode()));
        } catch (Address.BadPartException e) {
            throw refusal.apply(field(e.part()), String.valueOf(e.getMessage()));
        }
    }

    private static boolean isEmpty(PostalAddress message) {
        return message.getRegionCode().isEmpty()
                && message.getAddressLinesCount() == 0
                && message.getPostalCode().isEmpty()
                && message.getLocality().isEmpty()
                && message.getAdministrativeArea().isEmpty()
                && message.getRecipientsCount() == 0
                && message.getOrganization().isEmpty()
                && message.getSublocality().isEmpty();
    }

    private static String field(String part) {
        return switch (part) {
            case "lines" -> "address_lines";
            case "postcode" -> "postal_code";
            case "town" -> "locality";
            case "region" -> "administrative_area";
            case "country" -> "region_code";
            case "recipient" -> "recipients";
            default -> part;
        };
    }

    static PostalAddress message(Address address) {
        PostalAddress.Builder message = PostalAddress.newBuilder()
                .setRegionCode(address.country())
                .setPostalCode(address.postcode())
                .setAdministrativeArea(address.region())
                .setLocality(address.town())
                .addAllAddressLines(address.lines());
        if (!address.recipient().isEmpty()) {
            message.addRecipients(address.recipient());
        }
        return message.build();
    }
}
