package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.Timestamp;
import com.google.type.PostalAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;

/**
 * Reads the fields of a request that changes or plans something and notes all that is wrong with them. A reading method
 * returns a stand-in for a wrong field; {@link #check()} throws before anybody uses it.
 */
final class RequestFields {

    /** Domain of this service's error reasons. */
    static final String DOMAIN = "inventory.keskio.org";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Sku NO_SKU = new Sku("?");
    private static final LocationCode NO_LOCATION = new LocationCode("_");
    private static final UUID NO_ID = new UUID(0, 0);
    private static final int NAMED = 20;

    private final List<FieldViolation> violations = new ArrayList<>();

    /** Throws INVALID_ARGUMENT with all that was found. */
    void check() {
        if (!violations.isEmpty()) {
            throw Errors.badRequest(ErrorReason.FIELD_INVALID, DOMAIN, violations.toArray(FieldViolation[]::new));
        }
    }

    void wrong(String field, String description) {
        // A caller with 10,000 bad fields has one mistake.
        if (violations.size() < NAMED) {
            violations.add(new FieldViolation(field, description));
        }
    }

    void requestId(String text) {
        id("request_id", text);
    }

    UUID id(String field, String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        wrong(field, text.isEmpty() ? "is missing" : "must be a UUID of 36 characters");
        return NO_ID;
    }

    Optional<UUID> optionalId(String field, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(id(field, text));
    }

    Sku sku(String field, String text) {
        try {
            return new Sku(text);
        } catch (IllegalArgumentException e) {
            wrong(field, text.isEmpty() ? "is missing" : "must be 1-32 characters without spaces");
            return NO_SKU;
        }
    }

    LocationCode location(String field, String text) {
        try {
            return new LocationCode(text);
        } catch (IllegalArgumentException e) {
            wrong(field, text.isEmpty() ? "is missing" : "must be 1-32 of A-Z a-z 0-9 . _ -");
            return NO_LOCATION;
        }
    }

    Optional<LocationCode> optionalLocation(String field, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(location(field, text));
    }

    int quantity(String field, int quantity, int most) {
        if (quantity < 1 || quantity > most) {
            wrong(field, "must be 1-" + most + ", got " + quantity);
        }
        return quantity;
    }

    /** A number where 0 stands for the default. */
    int numberOr(String field, int number, int least, int most, int orElse) {
        if (number == 0) {
            return orElse;
        }
        if (number < least || number > most) {
            wrong(field, "must be " + least + "-" + most + ", got " + number);
        }
        return number;
    }

    void count(String field, int count, int most) {
        if (count < 1 || count > most) {
            wrong(field, "must have 1-" + most + " elements, has " + count);
        }
    }

    String text(String field, String text, int most) {
        String stripped = text.strip();
        if (stripped.length() > most) {
            wrong(field, "must be at most " + most + " characters, got " + stripped.length());
        } else if (stripped.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "must not contain control characters");
        }
        return stripped;
    }

    String required(String field, String text, int most) {
        String stripped = text(field, text, most);
        if (stripped.isEmpty()) {
            wrong(field, "is missing");
        }
        return stripped;
    }

    Language language(String field, String locale) {
        Optional<Language> language = Language.of(locale);
        if (language.isEmpty()) {
            wrong(field, "must be fi, sv or en");
        }
        return language.orElse(Language.EN);
    }

    /** A country, or empty text. */
    String country(String field, String text) {
        if (!text.isEmpty() && !COUNTRIES.contains(text)) {
            wrong(field, "must be an ISO 3166-1 alpha-2 code, e.g. FI");
        }
        return text;
    }

    Optional<Instant> past(String field, boolean given, Timestamp time, Instant now) {
        if (!given) {
            return Optional.empty();
        }
        boolean real = time.getNanos() >= 0
                && time.getNanos() <= 999_999_999
                && time.getSeconds() >= OLDEST.getEpochSecond()
                && time.getSeconds() <= now.plus(CLOCKS_DIFFER).getEpochSecond();
        if (!real) {
            wrong(field, "must lie between 2000 and now");
            return Optional.empty();
        }
        // The database keeps microseconds.
        return Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos() / 1000 * 1000));
    }

    /** Where it could be sent: for planning a town will do. */
    Address roughAddress(String field, PostalAddress address) {
        return address(field, address);
    }

    /** Whom and where to deliver to. */
    Address fullAddress(String field, PostalAddress address) {
        Address read = address(field, address);
        present(field + ".recipients", read.recipient());
        present(field + ".address_lines", read.street());
        present(field + ".postal_code", read.postcode());
        present(field + ".locality", read.town());
        present(field + ".region_code", read.country());
        return read;
    }

    private Address address(String field, PostalAddress address) {
        String recipient = String.join(", ", address.getRecipientsList());
        String street = String.join(", ", address.getAddressLinesList());
        return new Address(
                text(field + ".recipients", recipient, 200),
                text(field + ".address_lines", street, 200),
                text(field + ".postal_code", address.getPostalCode(), 20),
                text(field + ".locality", address.getLocality(), 100),
                country(field + ".region_code", address.getRegionCode()));
    }

    private void present(String field, String text) {
        if (text.isEmpty()) {
            wrong(field, "is missing");
        }
    }
}
