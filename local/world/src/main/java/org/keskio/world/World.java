package org.keskio.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the demo world: six feeds, what the partner has who is asked, past purchases and {@code world.json}. The same seed gives the same bytes. */
public final class World {
    /** The world's today; fixed, so that the files don't depend on the day they are written. */
    static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

    /** The partner who reports nothing and is asked. */
    static final String ASKED_PARTNER = "PT-VINDEL";

    private static final String NAME = "Tunturi";
    private static final String MAIN_CUSTOMER = "aino.virtanen";

    private final long seed;
    private final Path directory;
    private final List<Market> markets = Market.all();
    private final Map<String, Market> marketsByCode =
            markets.stream().collect(Collectors.toMap(Market::code, Function.identity()));
    private final List<Location> locations = Location.all(markets);
    private final Stories stories = new Stories();
    private final List<Style> styles;
    private final List<Customer> customers;
    private final List<WorldFacts.WrittenFile> files = new ArrayList<>();

    private World(long seed, Path directory) {
        this.seed = seed;
        this.directory = directory;
        this.styles = Assortment.compose(seed);
        this.customers = Customers.invent(seed);
    }

    /** Writes all files into a folder, which is made if needed; files of the same names are replaced. */
    public static WorldFacts write(long seed, Path directory) throws IOException {
        Files.createDirectories(directory);
        return new World(seed, directory).write();
    }

    private interface Content {
        void writeTo(FeedFile file) throws IOException;
    }

    private WorldFacts write() throws IOException {
        Stock stock = new Stock(seed, stories, marketsByCode);
        file("catalogue.csv", this::writeCatalogue);
        file("locations.csv", this::writeLocations);
        file("stock.csv", file -> {
            file.header("sku", "location", "on_hand", "safety_stock", "counted_time");
            stock.write(file, locations.stream().filter(one -> !one.isPartner()).toList(), styles);
        });
        file("partner-stock.csv", file -> {
            file.header("gtin", "location", "quantity", "lead_time_days", "cost_eur");
            stock.writeReports(
                    file,
                    locations.stream()
                            .filter(one -> one.isPartner() && !one.code().equals(ASKED_PARTNER))
                            .toList(),
                    styles);
        });
        file("asked-partner.csv", file -> {
            file.header("sku", "gtin", "quantity", "lead_time_days", "cost_eur");
            Location asked = locations.stream()
                    .filter(one -> one.code().equals(ASKED_PARTNER))
                    .findFirst()
                    .orElseThrow();
            stock.writeShelf(file, asked, styles);
        });
        file("prices.csv", file -> {
            file.header("sku", "market", "tier", "amount", "valid_from");
            Prices.write(file, styles, markets);
        });
        file("customers.csv", this::writeCustomers);
        file("history.jsonl", file -> new Purchases(seed, marketsByCode, styles).write(file, customers));
        WorldFacts facts = facts();
        facts.write(directory);
        return facts;
    }

    private void file(String name, Content content) throws IOException {
        FeedFile file = FeedFile.open(directory, name);
        try (file) {
            content.writeTo(file);
        }
        files.add(file.written());
    }

    private void writeCatalogue(FeedFile file) throws IOException {
        file.header(
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
                "image_url");
        for (Style style : styles) {
            for (Style.Item item : style.items()) {
                file.row(
                        item.sku(),
                        item.gtin(),
                        style.code(),
                        style.name().fi(),
                        style.name().sv(),
                        style.name().en(),
                        style.brand(),
                        style.category(),
                        item.colour(),
                        item.size(),
                        style.description().fi(),
                        style.description().sv(),
                        style.description().en(),
                        Integer.toString(item.weightInGrams()),
                        "");
            }
        }
    }

    private void writeLocations(FeedFile file) throws IOException {
        file.header(
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
                "daily_capacity");
        for (Location location : locations) {
            file.row(
                    location.code(),
                    location.kind(),
                    location.name(),
                    location.street(),
                    location.postcode(),
                    location.town(),
                    location.country(),
                    location.latitude(),
                    location.longitude(),
                    location.timeZone(),
                    location.gln(),
                    location.openingHours(),
                    Integer.toString(location.size().handlingMinutes()),
                    Integer.toString(location.size().dailyCapacity()));
        }
    }

    private void writeCustomers(FeedFile file) throws IOException {
        file.header(
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
        Customers.write(file, customers);
    }

    private WorldFacts facts() {
        return new WorldFacts(
                NAME,
                seed,
                AS_OF.toString(),
                counts(),
                markets.stream()
                        .map(market -> new WorldFacts.MarketFacts(
                                market.code(),
                                market.currency(),
                                market.vatPercent().toPlainString()))
                        .toList(),
                stories.facts(styles, markets),
                unsold(),
                MAIN_CUSTOMER,
                customers.stream()
                        .filter(Customer::hasAccount)
                        .map(World::account)
                        .toList(),
                List.copyOf(files));
    }

    private WorldFacts.Unsold unsold() {
        Style style = styles.stream()
                .filter(one -> !one.notSoldIn().isEmpty())
                .findFirst()
                .orElseThrow();
        return new WorldFacts.Unsold(
                style.items().getFirst().sku(), style.notSoldIn().iterator().next());
    }

    private Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("styles", (long) styles.size());
        counts.put("skus", rowsOf("catalogue.csv"));
        counts.put("stores", locationsOf("store"));
        counts.put("warehouses", locationsOf("warehouse"));
        counts.put("partners", locationsOf("partner"));
        counts.put("stock", rowsOf("stock.csv"));
        counts.put("partner_stock", rowsOf("partner-stock.csv"));
        counts.put("prices", rowsOf("prices.csv"));
        counts.put("customers", rowsOf("customers.csv"));
        counts.put("purchases", rowsOf("history.jsonl"));
        return counts;
    }

    private long rowsOf(String file) {
        return files.stream()
                .filter(one -> one.file().equals(file))
                .mapToLong(WorldFacts.WrittenFile::rows)
                .sum();
    }

    private long locationsOf(String kind) {
        return locations.stream().filter(one -> one.kind().equals(kind)).count();
    }

    private static WorldFacts.Account account(Customer customer) {
        return new WorldFacts.Account(
                customer.username(),
                customer.key(),
                customer.givenName(),
                customer.familyName(),
                customer.email(),
                customer.phone(),
                customer.loyaltyCard(),
                customer.country(),
                customer.locale(),
                customer.clubMember());
    }
}
