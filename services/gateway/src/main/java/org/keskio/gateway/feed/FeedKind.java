package org.keskio.gateway.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The feeds, their columns, and how many rows a service takes at a time. */
enum FeedKind {
    CATALOGUE(
            1000,
            Set.of("sku", "style", "name_en"),
            "sku",
            "gtin",
            "style",
            "name_fi",
            "name_sv",
            "name_en",
            "brand",
            "category",
            "colour",
            "size",
            "description_fi",
            "description_sv",
            "description_en",
            "weight_g",
            "image_url"),
    LOCATIONS(
            500,
            Set.of("code", "kind", "name", "country", "latitude", "longitude", "time_zone"),
            "code",
            "kind",
            "name",
            "street",
            "postcode",
            "town",
            "country",
            "latitude",
            "longitude",
            "time_zone",
            "gln",
            "opening_hours",
            "handling_minutes",
            "daily_capacity"),
    STOCK(5000, Set.of("sku", "location", "on_hand"), "sku", "location", "on_hand", "safety_stock", "counted_time"),
    PARTNER_STOCK(
            5000,
            Set.of("gtin", "location", "quantity"),
            "gtin",
            "location",
            "quantity",
            "lead_time_days",
            "cost_eur",
            "reported_time"),
    PRICES(5000, Set.of("sku", "market", "amount"), "sku", "market", "tier", "amount", "valid_from"),
    CUSTOMERS(
            500,
            Set.of("customer_key"),
            "customer_key",
            "email",
            "phone",
            "loyalty_card",
            "given_name",
            "family_name",
            "street",
            "postcode",
            "town",
            "country",
            "locale",
            "club_member",
            "consents",
            "recognition");

    private final int batch;
    private final Set<String> required;
    private final List<String> columns;

    FeedKind(int batch, Set<String> required, String... columns) {
        this.batch = batch;
        this.required = required;
        this.columns = List.of(columns);
    }

    /** The feed with this name in its address. */
    static Optional<FeedKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Its name in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Rows sent at a time. */
    int batch() {
        return batch;
    }

    /** Columns without which nothing can be taken. */
    Set<String> required() {
        return required;
    }

    /** All columns. */
    List<String> columns() {
        return columns;
    }
}
