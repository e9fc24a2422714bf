package org.keskio.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world as its readers see it: through the files. */
class WorldTest {
    private static final Pattern SKU = Pattern.compile("TUN-\\d{4}-[A-Z]{3}-[A-Z0-9-]{1,8}");
    private static final Pattern MAIL = Pattern.compile("[a-z0-9.]+@example\\.(org|com)");
    private static final Pattern HOURS =
            Pattern.compile("((Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? \\d\\d:\\d\\d-\\d\\d:\\d\\d(; )?)+");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before the tests
    static Path directory;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static WorldFacts facts;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static List<Table.Row> catalogue;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static List<Table.Row> locations;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static List<Table.Row> customers;

    @BeforeAll
    static void write() throws IOException {
        facts = World.write(1, directory);
        catalogue = read("catalogue.csv");
        locations = read("locations.csv");
        customers = read("customers.csv");
    }

    private static List<Table.Row> read(String file) throws IOException {
        return Table.parse(Files.readString(directory.resolve(file))).rows();
    }

    private static Set<String> column(List<Table.Row> rows, String column) {
        return rows.stream().map(row -> row.text(column)).collect(Collectors.toSet());
    }

    @Test
    void givesTheSameBytesForTheSameSeed(@TempDir Path again) throws IOException {
        // A comma as the decimal sign and other letters must not leak into the files.
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(World.write(1, again)).isEqualTo(facts);
        } finally {
            Locale.setDefault(before);
        }
        for (WorldFacts.WrittenFile file : facts.files()) {
            assertThat(Files.mismatch(directory.resolve(file.file()), again.resolve(file.file())))
                    .as(file.file())
                    .isEqualTo(-1);
        }
        assertThat(Files.mismatch(directory.resolve(WorldFacts.FILE), again.resolve(WorldFacts.FILE)))
                .isEqualTo(-1);
    }

    @Test
    void givesAnotherWorldForAnotherSeed(@TempDir Path other) throws IOException {
        WorldFacts others = World.write(2, other);

        assertThat(others.files())
                .doesNotContainAnyElementsOf(facts.files().stream()
                        .filter(file -> !file.file().equals("locations.csv"))
                        .toList());
        assertThat(others.stories().keySet()).isEqualTo(facts.stories().keySet());
    }

    @Test
    void isAsBigAsAChainOfSixtyStores() {
        assertThat(facts.counts().get("styles")).isBetween(1_900L, 2_100L);
        assertThat(facts.counts().get("skus")).isBetween(28_000L, 34_000L);
        assertThat(facts.counts())
                .containsEntry("stores", 60L)
                .containsEntry("warehouses", 2L)
                .containsEntry("partners", 3L)
                .containsEntry("customers", 5_000L);
        assertThat(facts.counts().get("stock")).isBetween(200_000L, 350_000L);
        assertThat(facts.counts().get("prices")).isBetween(150_000L, 220_000L);
        assertThat(facts.counts().get("purchases")).isBetween(20_000L, 40_000L);
    }

    @Test
    void countsWhatItWrote() throws IOException {
        for (WorldFacts.WrittenFile file : facts.files()) {
            int header = file.file().endsWith(".csv") ? 1 : 0;
            try (var lines = Files.lines(directory.resolve(file.file()))) {
                assertThat(lines.count()).as(file.file()).isEqualTo(file.rows() + header);
            }
        }
    }

    @Test
    void numbersEveryItemOnceWithAValidCheckDigit() {
        assertThat(column(catalogue, "sku")).hasSameSizeAs(catalogue).allMatch(SKU.asMatchPredicate());
        assertThat(column(catalogue, "gtin"))
                .hasSameSizeAs(catalogue)
                .allSatisfy(
                        gtin -> assertThat(gtin).hasSize(13).startsWith("200").satisfies(WorldTest::passesGs1));
        assertThat(column(locations, "code")).hasSameSizeAs(locations);
        assertThat(column(locations, "gln"))
                .hasSameSizeAs(locations)
                .allSatisfy(gln -> assertThat(gln).hasSize(13).startsWith("952").satisfies(WorldTest::passesGs1));
    }

    private static void passesGs1(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += Character.digit(number.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        assertThat(sum % 10).as(number).isZero();
    }

    @Test
    void describesEveryItemInThreeLanguages() {
        assertThat(catalogue).allSatisfy(row -> {
            for (String language : List.of("fi", "sv", "en")) {
                assertThat(row.text("name_" + language)).isNotBlank().doesNotContain("  ");
                assertThat(row.text("description_" + language))
                        .hasSizeBetween(50, 400)
                        .endsWith(".");
            }
            assertThat(row.number("weight_g")).isBetween(5, 10_000);
            assertThat(row.text("category")).matches("[a-z]+(/[a-z-]+)*");
        });
    }

    @Test
    void givesEveryStyleANameOfItsOwn() {
        Set<String> styles = column(catalogue, "style");
        assertThat(column(catalogue, "name_en")).hasSameSizeAs(styles);
        assertThat(column(catalogue, "name_fi")).hasSameSizeAs(styles);
        assertThat(column(catalogue, "name_sv")).hasSameSizeAs(styles);
    }

    @Test
    void opensItsLocationsInTheirOwnTimeZone() {
        assertThat(locations).allSatisfy(row -> {
            assertThat(row.text("opening_hours")).matches(HOURS);
            assertThat(ZoneId.of(row.text("time_zone"))).isNotNull();
            assertThat(row.text("latitude")).matches("\\d\\d\\.\\d{3}");
            assertThat(row.text("longitude")).matches("\\d{1,2}\\.\\d{3}");
        });
    }

    @Test
    void stocksOnlyWhatItSellsWhereItIs() throws IOException {
        Set<String> skus = column(catalogue, "sku");
        Set<String> codes = column(locations, "code");
        var seen = new HashSet<String>();

        for (Table.Row row : read("stock.csv")) {
            assertThat(skus.contains(row.text("sku"))).isTrue();
            assertThat(codes.contains(row.text("location"))).isTrue();
            assertThat(row.number("on_hand")).isBetween(0, 500);
            assertThat(Instant.parse(row.text("counted_time"))).isBefore(World.AS_OF);
            assertThat(seen.add(row.text("sku") + "@" + row.text("location"))).isTrue();
        }
    }

    @Test
    void partnersReportByGtinButOneWhoIsAsked() throws IOException {
        Set<String> gtins = column(catalogue, "gtin");
        List<Table.Row> reports = read("partner-stock.csv");

        assertThat(column(reports, "location")).containsExactlyInAnyOrder("PT-KAIRA", "PT-FJELLBU");
        assertThat(column(read("stock.csv"), "location")).noneMatch(code -> code.startsWith("PT-"));
        for (Table.Row row : reports) {
            assertThat(gtins.contains(row.text("gtin"))).isTrue();
            assertThat(row.number("lead_time_days")).isBetween(1, 5);
        }
        assertThat(read("asked-partner.csv")).hasSizeGreaterThan(100);
    }

    @Test
    void pricesEveryItemOnceATierAndNeverDearerForMembers() throws IOException {
        Set<String> skus = column(catalogue, "sku");
        Map<String, BigDecimal> shelf = new HashMap<>();
        List<Table.Row> prices = read("prices.csv");

        for (Table.Row row : prices) {
            assertThat(skus.contains(row.text("sku"))).isTrue();
            assertThat(row.text("amount")).matches("\\d+\\.\\d\\d");
            if (row.text("tier").equals("public")) {
                assertThat(shelf.put(row.text("sku") + row.text("market"), row.decimal("amount")))
                        .isNull();
            }
        }
        var clubs = new HashSet<String>();
        for (Table.Row row : prices) {
            if (row.text("tier").equals("club")) {
                String key = row.text("sku") + row.text("market");
                assertThat(clubs.add(key)).isTrue();
                assertThat(row.decimal("amount")).isLessThan(shelf.get(key)).isPositive();
            }
        }
        assertThat(clubs.size()).isBetween(prices.size() / 10, prices.size() / 4);
        assertThat(shelf)
                .doesNotContainKey(facts.unsold().sku() + facts.unsold().market());
        assertThat(skus.contains(facts.unsold().sku())).isTrue();
    }

    @Test
    void arrangesTheStockOfItsStories() throws IOException {
        Map<String, Map<String, Integer>> stock = new HashMap<>();
        for (Table.Row row : read("stock.csv")) {
            stock.computeIfAbsent(row.text("sku"), sku -> new HashMap<>())
                    .put(row.text("location"), row.number("on_hand"));
        }
        Map<String, String> skus = new HashMap<>();
        catalogue.forEach(row -> skus.put(row.text("gtin"), row.text("sku")));
        for (Table.Row row : read("partner-stock.csv")) {
            stock.computeIfAbsent(skus.get(row.text("gtin")), sku -> new HashMap<>())
                    .put(row.text("location"), row.number("quantity"));
        }
        for (Table.Row row : read("asked-partner.csv")) {
            stock.computeIfAbsent(row.text("sku"), sku -> new HashMap<>())
                    .put(World.ASKED_PARTNER, row.number("quantity"));
        }

        WorldFacts.Story main = facts.story("sold_out_here");

        assertThat(main.stock())
                .isEqualTo(Map.of("FI-HEL-01", 0, "FI-TMP-01", 2, "FI-ESP-01", 1, "WH-FI-01", 5))
                .containsKey(main.ownStore());
        assertThat(main.searchWords()).containsEntry("fi", "merinovillapaita").containsEntry("sv", "merinotröja");
        assertThat(facts.stories()).hasSize(4).allSatisfy((role, story) -> {
            assertThat(stock.get(story.sku())).isEqualTo(story.stock());
            assertThat(story.prices()).hasSize(5);
            assertThat(catalogue.stream()
                            .anyMatch(row -> row.text("sku").equals(story.sku())
                                    && row.text("gtin").equals(story.gtin())))
                    .isTrue();
        });
        assertThat(facts.accounts()).extracting(WorldFacts.Account::username).contains("aino.virtanen", "erik.lund");
        assertThat(facts.account(facts.customer()).email()).isEqualTo("aino.virtanen@example.org");
    }

    @Test
    void inventsCustomersNobodyCanBe() {
        assertThat(column(customers, "customer_key")).hasSameSizeAs(customers);
        assertThat(column(customers, "email")).hasSameSizeAs(customers).allMatch(MAIL.asMatchPredicate());
        assertThat(column(customers, "locale")).containsExactlyInAnyOrder("fi", "sv", "en");
        long members = customers.stream().filter(row -> row.flag("club_member")).count();
        assertThat(members).isBetween(1_800L, 2_200L);
    }

    @Test
    void givesCardsToMembersOnly() {
        List<Table.Row> members =
                customers.stream().filter(row -> row.flag("club_member")).toList();
        assertThat(column(members, "loyalty_card")).hasSameSizeAs(members).allSatisfy(WorldTest::passesLuhn);
        assertThat(customers)
                .filteredOn(row -> !row.flag("club_member"))
                .allSatisfy(row -> assertThat(row.text("loyalty_card")).isEmpty());
    }

    private static void passesLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - i), 10) * (1 + i % 2);
            sum += digit / 10 + digit % 10;
        }
        assertThat(sum % 10).as(number).isZero();
    }

    @Test
    void givesEachPhoneNumberToOneCustomerAndOnlyOutOfTheListedBlocks() throws NumberParseException {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        List<Table.Row> blocks = Table.resource("phone_blocks.csv").rows();
        List<Table.Row> reachable =
                customers.stream().filter(row -> !row.text("phone").isEmpty()).toList();
        assertThat(reachable.size()).isGreaterThan(1_500);
        assertThat(column(reachable, "phone")).hasSameSizeAs(reachable);
        for (Table.Row row : reachable) {
            var number = phones.parse(row.text("phone"), null);
            assertThat(phones.isValidNumber(number)).as(row.text("phone")).isTrue();
            assertThat(phones.getRegionCodeForNumber(number)).isEqualTo(row.text("country"));
            assertThat(blocks.stream().anyMatch(block -> isIn(block, row.text("phone"))))
                    .as(row.text("phone"))
                    .isTrue();
        }
    }

    private static boolean isIn(Table.Row block, String phone) {
        long offset = Long.parseLong(phone.substring(1))
                - Long.parseLong(block.text("first").substring(1));
        return offset >= 0 && offset < block.number("numbers");
    }

    @Test
    void choosesRecognitionOnlyForIdentifiersThatTheCustomerHas() {
        assertThat(customers).allSatisfy(row -> {
            if (row.text("phone").isEmpty()) {
                assertThat(row.text("recognition")).doesNotContain("phone:");
            }
            if (row.text("loyalty_card").isEmpty()) {
                assertThat(row.text("recognition")).doesNotContain("card:");
            }
        });
        assertThat(column(customers, "consents"))
                .containsExactlyInAnyOrder("", "marketing_email", "personalisation", "marketing_email|personalisation");
    }

    @Test
    void remembersOnlyPurchasesOfItsOwn() throws IOException {
        Set<String> skus = column(catalogue, "sku");
        Set<String> codes = column(locations, "code");
        Set<String> keys = column(customers, "customer_key");
        var json = new ObjectMapper();
        try (var lines = Files.lines(directory.resolve("history.jsonl"), StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                var purchase = json.readTree(line);
                assertThat(keys.contains(purchase.get("customer_key").asText())).isTrue();
                assertThat(skus.contains(purchase.get("sku").asText())).isTrue();
                assertThat(codes.contains(purchase.get("location").asText())).isTrue();
                assertThat(purchase.get("quantity").asInt()).isBetween(1, 3);
                assertThat(Instant.parse(purchase.get("time").asText())).isBefore(World.AS_OF);
            }
        }
    }

    @Test
    void readsItsFactsBack() throws IOException {
        assertThat(WorldFacts.read(directory)).isEqualTo(facts);
    }
}
