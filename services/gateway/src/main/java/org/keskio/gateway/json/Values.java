package org.keskio.gateway.json;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Timestamp;
import com.google.type.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.problem.Problem;

/** Reads the values of the public API; a problem names the field that is not acceptable. */
public final class Values {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
    // The range of google.protobuf.Timestamp: the years 1 to 9999.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Values() {}

    /** The text, empty when it was left out. */
    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The list, empty when it was left out; refuses entries that are null. */
    public static <T> List<T> list(String field, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        int hole = values.indexOf(null);
        if (hole >= 0) {
            throw Problem.field(field + "[" + hole + "]", "must not be null");
        }
        return values;
    }

    /** A part of the body that must be there. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.field(field, "is required");
        }
        return value;
    }

    /** A UUID in its usual form of 36 characters. */
    public static String uuid(String field, @Nullable String value) {
        try {
            if (value != null && value.length() == 36) {
                return UUID.fromString(value).toString();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Problem.field(field, "must be a UUID of 36 characters");
    }

    /** An ISO 8601 instant with its offset. */
    public static Timestamp time(String field, String value) {
        try {
            Instant instant = OffsetDateTime.parse(value).toInstant();
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return Timestamp.newBuilder()
                        .setSeconds(instant.getEpochSecond())
                        .setNanos(instant.getNano())
                        .build();
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Problem.field(field, "must be an ISO 8601 instant such as 2026-11-23T14:00:00Z");
    }

    /** Decimal text and a currency; whether the amount suits the currency is for pricing to say. */
    public static Money money(String field, @Nullable MoneyBody value) {
        MoneyBody money = required(field, value);
        if (money.amount() == null || !DECIMAL.matcher(money.amount()).matches()) {
            throw Problem.field(field + ".amount", "must be decimal text such as \"129.90\"");
        }
        BigDecimal amount = new BigDecimal(money.amount());
        BigDecimal units = new BigDecimal(amount.toBigInteger());
        return Money.newBuilder()
                .setCurrencyCode(text(money.currency()))
                .setUnits(units.longValueExact())
                .setNanos(amount.subtract(units).movePointRight(9).intValueExact())
                .build();
    }

    /** The enum value behind a public word. */
    public static EnumValueDescriptor word(String field, @Nullable String value, EnumDescriptor type) {
        return type.getValues().stream()
                .filter(candidate -> candidate.getNumber() != 0)
                .filter(candidate -> EnumWords.wordOf(candidate).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> Problem.field(field, "must be one of " + String.join(", ", EnumWords.wordsOf(type))));
    }

    /** A whole number among the query's parameters; 0 when it was left out. */
    public static int number(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Problem.field(field, "must be a whole number of at most " + Integer.MAX_VALUE);
        }
    }

    /** A country's code in upper case. */
    public static String country(@Nullable String value) {
        return text(value).toUpperCase(Locale.ROOT);
    }
}
