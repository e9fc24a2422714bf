package org.keskio.inventory.outbound.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.LocalText;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Reach;
import org.keskio.inventory.domain.catalogue.SearchFilter;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.catalogue.StyleMatrix;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

class CatalogueIndexTest {

    private final Catalogue catalogue = new Catalogue();

    @BeforeEach
    void fill() {
        catalogue
                .style(
                        "MERINO",
                        new LocalText("Saana merinovillapaita", "Saana merinoulltröja", "Saana merino sweater"),
                        "Tunturi",
                        "men/tops/base-layers",
                        List.of("black", "blue"),
                        "S",
                        "M",
                        "XL")
                .style(
                        "SHELL",
                        new LocalText("Halti kuoritakki", "Halti skaljacka", "Halti shell jacket"),
                        "Tunturi",
                        "women/jackets/shell",
                        List.of("red", "black"),
                        "S",
                        "M")
                .style(
                        "DOWN",
                        new LocalText("Kebne untuvatakki", "Kebne dunjacka", "Kebne down jacket"),
                        "Nordkap",
                        "men/jackets/down",
                        List.of("black"),
                        "M",
                        "L")
                .style(
                        "BOOT",
                        new LocalText("Vaelluskengät", "Vandringskängor", "Hiking boots"),
                        "Nordkap",
                        "women/shoes/boots",
                        List.of("brown"),
                        "36",
                        "42");
    }

    @AfterEach
    void close() {
        catalogue.index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "merino, EN, MERINO",
        "merino sweater, EN, MERINO",
        "jackets, EN, 'DOWN,SHELL'",
        "takki, FI, 'DOWN,SHELL'",
        "untuvatakit, FI, DOWN",
        "jackor, SV, 'DOWN,SHELL'",
        "vandringskänga, SV, BOOT",
        // the end and the middle of a compound
        "paita, FI, MERINO",
        "villapaita, FI, MERINO",
        "villa, FI, MERINO",
        "tröja, SV, MERINO",
        "ull, SV, ''",
        // without the accents, in the language of somebody else
        "troja, FI, MERINO",
        "vaelluskenga, EN, BOOT",
        // while typing
        "mer, EN, MERINO",
        "hiking bo, EN, BOOT",
        // typos
        "merinp, EN, MERINO",
        "swaeter, EN, MERINO",
        "merinovilapaitta, FI, MERINO",
        "jakcet, EN, 'DOWN,SHELL'",
        // colours, sizes and departments by any name
        "musta untuvatakki, FI, DOWN",
        "röd jacka, SV, SHELL",
        "punainen, FI, SHELL",
        "naisten takki, FI, SHELL",
        "herr jacka, SV, DOWN",
        "takki koko L, FI, DOWN",
        "boots 42, EN, BOOT",
        "Nordkap, EN, 'BOOT,DOWN'",
        // one word too many is forgiven
        "merino sweater qqqqqqqq, EN, MERINO",
        "qqqqqqqq, EN, ''",
    })
    void finds(String words, Language language, String styles) {
        SearchResult result = catalogue.index.search(SearchQuery.words(words, language));
        assertThat(String.join(",", Catalogue.codes(result).stream().sorted().toList()))
                .isEqualTo(styles);
        assertThat(result.total()).isEqualTo(result.hits().size());
    }

    @Test
    void whatMeetsHalfOfTheWordsFollowsTheFewThatMeetAll() {
        assertThat(Catalogue.codes(catalogue.index.search(SearchQuery.words("halti jacket", Language.EN))))
                .containsExactly("SHELL", "DOWN");
        SearchQuery second = new SearchQuery("halti jacket", Language.EN, Optional.empty(), SearchFilter.NONE, 1, 1);
        assertThat(Catalogue.codes(catalogue.index.search(second))).containsExactly("DOWN");
        // A colour is never given up.
        assertThat(Catalogue.codes(catalogue.index.search(SearchQuery.words("red halti jacket", Language.EN))))
                .containsExactly("SHELL");
    }

    @ParameterizedTest
    @CsvSource({"64gb", "64 GB", "'64 gb'", "t-shirt", "tshirt"})
    void measuresAndHyphensAreWrittenInAnyWay(String words) {
        catalogue.style("CARD", new LocalText("", "", "Memory card 64 GB"), "B", "cards", List.of("black"), "ONE");
        catalogue.style("TEE", new LocalText("", "", "Wool T-shirt"), "B", "tops", List.of("black"), "M");
        assertThat(Catalogue.codes(catalogue.index.search(SearchQuery.words(words, Language.EN))))
                .containsExactly(words.startsWith("t") ? "TEE" : "CARD");
    }

    @Test
    void eachGtinOfASkuFindsIt() {
        Product known = product("PACK", "green", "M");
        Gtin older = Gtin.parse("4006381333931");
        Product packed = new Product(
                known.sku(),
                known.gtin(),
                known.style(),
                known.name(),
                known.brand(),
                known.category(),
                known.colour(),
                known.size(),
                known.description(),
                0,
                "",
                List.of(older));
        catalogue.index.put(Map.of(known.style(), List.of(packed)));
        assertThat(catalogue.index.find(older)).contains(packed);
        assertThat(catalogue.index.find(known.gtin().orElseThrow())).contains(packed);
        catalogue.index.put(Map.of(known.style(), List.of(known)));
        assertThat(catalogue.index.find(older)).isEmpty();
    }

    @Test
    void whatIsCalledSoComesBeforeWhatIsNearlyCalledSo() {
        catalogue.style("MARINE", new LocalText("", "", "Marine sweater"), "Other", "men/tops", List.of("navy"), "M");
        assertThat(Catalogue.codes(catalogue.index.search(SearchQuery.words("marine", Language.EN))))
                .startsWith("MARINE");
        assertThat(Catalogue.codes(catalogue.index.search(SearchQuery.words("merino", Language.EN))))
                .startsWith("MERINO");
    }

    @Test
    void aSkuOrGtinNamesOneSku() {
        Product product = catalogue.index.find(new Sku("MERINO-BLUE-M")).orElseThrow();
        String gtin = product.gtin().orElseThrow().printed();
        for (String text : List.of("MERINO-BLUE-M", "merino-blue-m", gtin, "0" + gtin, " " + gtin + " ")) {
            SearchResult result = catalogue.index.search(SearchQuery.words(text, Language.EN));
            assertThat(result.exact()).as(text).contains(product.sku());
            assertThat(result.hits()).hasSize(1);
            assertThat(result.hits().getFirst().product()).isEqualTo(product);
        }
        assertThat(catalogue.index.find(product.gtin().orElseThrow())).contains(product);
    }

    @Test
    void countsStylesByFacet() {
        SearchResult result = catalogue.index.search(SearchQuery.words("jacket", Language.EN));
        assertThat(facet(result, "brand")).containsExactly(value("Nordkap", 1), value("Tunturi", 1));
        assertThat(facet(result, "colour")).containsExactly(value("black", 2), value("red", 1));
        assertThat(facet(result, "size")).containsExactly(value("M", 2), value("L", 1), value("S", 1));
        assertThat(facet(result, "category")).contains(value("men", 1), value("men/jackets", 1), value("women", 1));
    }

    @Test
    void colourAndSizeOfAFilterMeetInOneSku() {
        catalogue.index.put(Map.of(
                new StyleCode("MIXED"), List.of(product("MIXED", "green", "S"), product("MIXED", "yellow", "L"))));
        assertThat(filtered(new SearchFilter(List.of(), List.of(), List.of("green"), List.of("L"))))
                .isEmpty();
        assertThat(filtered(new SearchFilter(List.of(), List.of(), List.of("Green"), List.of("S", "XL"))))
                .containsExactly("MIXED");
        assertThat(filtered(new SearchFilter(List.of("tunturi"), List.of("men", "women/shoes"), List.of(), List.of())))
                .containsExactly("MERINO");
        assertThat(filtered(new SearchFilter(List.of("No such brand"), List.of(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void aFieldsOwnFilterDoesNotNarrowItsCounts() {
        SearchQuery query = new SearchQuery(
                "",
                Language.EN,
                Optional.empty(),
                new SearchFilter(List.of(), List.of(), List.of("red"), List.of()),
                0,
                20);
        SearchResult result = catalogue.index.search(query);
        assertThat(facet(result, "colour"))
                .containsExactly(value("black", 3), value("blue", 1), value("brown", 1), value("red", 1));
        assertThat(facet(result, "size")).containsExactly(value("M", 1), value("S", 1));
        assertThat(facet(result, "brand")).containsExactly(value("Tunturi", 1));
        assertThat(result.total()).isEqualTo(1);
        assertThat(result.hits().getFirst().product().colour()).isEqualTo("red");
    }

    @Test
    void theSkuOfAHitIsTheOneThatTheWordsName() {
        SearchResult result = catalogue.index.search(SearchQuery.words("sininen merino XL", Language.FI));
        assertThat(result.hits().getFirst().product().sku()).isEqualTo(new Sku("MERINO-BLUE-XL"));
    }

    @Test
    void whatIsNearRanksFirstAmongEquals() {
        helsinkiAndOthers();
        catalogue.stock("DOWN-BLACK-M", "FI-OUL-01", 5, 1).stock("SHELL-RED-S", "FI-ESP-01", 1, 1);
        assertThat(Catalogue.codes(jacketsAt("FI-HEL-01"))).containsExactly("SHELL", "DOWN");
        catalogue.stock("DOWN-BLACK-L", "FI-HEL-01", 1, 1);
        assertThat(Catalogue.codes(jacketsAt("FI-HEL-01"))).containsExactly("DOWN", "SHELL");
        catalogue.stock("DOWN-BLACK-L", "FI-HEL-01", 0, 2);
        assertThat(Catalogue.codes(jacketsAt("FI-HEL-01"))).containsExactly("SHELL", "DOWN");
    }

    @Test
    void whatSellsRanksFirstAmongEqualsThatAreEquallyNear() {
        helsinkiAndOthers();
        catalogue.index.putSelling(Map.of(new StyleCode("SHELL"), 40.0, new StyleCode("DOWN"), 10.0));
        assertThat(Catalogue.codes(jacketsAt("FI-HEL-01"))).containsExactly("SHELL", "DOWN");
        catalogue.index.putSelling(Map.of(new StyleCode("SHELL"), 40.0, new StyleCode("DOWN"), 50_000.0));
        assertThat(Catalogue.codes(jacketsAt("FI-HEL-01"))).containsExactly("DOWN", "SHELL");
        catalogue.stock("SHELL-RED-S", "FI-ESP-01", 1, 1);
        assertThat(Catalogue.codes(jacketsAt("FI-HEL-01"))).containsExactly("SHELL", "DOWN");
    }

    @Test
    void whatSellsNeverComesBeforeWhatWasAskedFor() {
        catalogue.style("MARINE", new LocalText("", "", "Marine sweater"), "Other", "men/tops", List.of("navy"), "M");
        catalogue.index.putSelling(Map.of(new StyleCode("MERINO"), 50_000.0, new StyleCode("GONE"), 1.0));
        assertThat(Catalogue.codes(catalogue.index.search(SearchQuery.words("marine", Language.EN))))
                .startsWith("MARINE");
    }

    @Test
    void tellsHereNearNetworkAndPartner() {
        helsinkiAndOthers();
        catalogue
                .stock("MERINO-BLACK-M", "FI-HEL-01", 2, 1)
                .stock("MERINO-BLACK-M", "FI-ESP-01", 3, 1)
                .stock("MERINO-BLACK-M", "FI-OUL-01", 4, 1)
                .stock("MERINO-BLACK-M", "WH-FI-01", 50, 1)
                .stock("MERINO-BLACK-M", "PT-KESPRO", 7, 1);
        StyleMatrix matrix = catalogue
                .index
                .style(new StyleCode("MERINO"), Optional.of(new LocationCode("FI-HEL-01")))
                .orElseThrow();
        assertThat(matrix.colours()).containsExactly("black", "blue");
        assertThat(matrix.sizes()).containsExactly("S", "M", "XL");
        assertThat(matrix.cells()).hasSize(6);
        assertThat(matrix.cells().get(1).reach()).isEqualTo(new Reach(2, 3, 59, 7));
        assertThat(matrix.cells().get(0).reach()).isEqualTo(Reach.NONE);
        var availability = catalogue
                .index
                .availability(new Sku("MERINO-BLACK-M"), Optional.of(new LocationCode("FI-HEL-01")))
                .orElseThrow();
        assertThat(availability.places().stream()
                        .map(place -> place.location().code().value()))
                .containsExactly("FI-HEL-01", "WH-FI-01", "FI-ESP-01", "PT-KESPRO", "FI-OUL-01");
    }

    @Test
    void olderNewsOfStockChangesNothing() {
        helsinkiAndOthers();
        catalogue.stock("MERINO-BLACK-M", "FI-HEL-01", 2, 7).stock("MERINO-BLACK-M", "FI-HEL-01", 9, 6);
        assertThat(anywhere("MERINO-BLACK-M")).isEqualTo(2);
        catalogue.stock("MERINO-BLACK-M", "FI-HEL-01", 0, 8).stock("MERINO-BLACK-M", "FI-HEL-01", 5, 7);
        assertThat(anywhere("MERINO-BLACK-M")).isZero();
    }

    @Test
    void stockMayBeHeardOfBeforeItsProductAndItsLocation() {
        catalogue.stock("NEW-GREEN-M", "FI-NEW-01", 3, 1);
        catalogue.index.put(Map.of(new StyleCode("NEW"), List.of(product("NEW", "green", "M"))));
        catalogue.location("FI-NEW-01", LocationKind.STORE, 60, 25);
        assertThat(anywhere("NEW-GREEN-M")).isEqualTo(3);
        assertThat(catalogue
                        .index
                        .search(SearchQuery.words("thing", Language.EN))
                        .hits()
                        .getFirst()
                        .availableAnywhere())
                .isEqualTo(3);
    }

    @Test
    void aSkuMayMoveToAnotherStyle() {
        Product moved = product("MIXED", "green", "S");
        catalogue.index.put(Map.of(new StyleCode("MIXED"), List.of(moved)));
        Product there = new Product(
                moved.sku(),
                moved.gtin(),
                new StyleCode("OTHER"),
                moved.name(),
                "B",
                "c",
                "green",
                "S",
                moved.description(),
                0,
                "");
        catalogue.index.put(Map.of(new StyleCode("OTHER"), List.of(there), new StyleCode("MIXED"), List.of()));
        assertThat(catalogue.index.style(new StyleCode("MIXED"), Optional.empty()))
                .isEmpty();
        assertThat(catalogue.index.find(moved.sku())).contains(there);
        assertThat(catalogue.index.find(moved.gtin().orElseThrow())).contains(there);
    }

    @Test
    void pagesCoverEverythingOnce() {
        catalogue.styles(250);
        List<String> seen = new ArrayList<>();
        for (int offset = 0; offset < 260; offset += 100) {
            SearchQuery page = new SearchQuery("", Language.EN, Optional.empty(), SearchFilter.NONE, offset, 100);
            seen.addAll(Catalogue.codes(catalogue.index.search(page)));
        }
        assertThat(seen).hasSize(254).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   ",
                "😀",
                "😀 merino 🧦",
                "'; drop table products; --",
                "<script>alert(1)</script>",
                "name_en:merino AND *",
                "merino~2 OR [a TO z]",
                "\"",
                "\\",
                "((((",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                "\u202e\u0000\ud83d",
                "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää",
                "00000000",
                "-----",
                "%_%",
                "${jndi:ldap://x}"
            })
    void takesAnyTextForWords(String text) {
        assertThat(catalogue.index.search(SearchQuery.words(text, Language.FI)).total())
                .isBetween(0, 4);
    }

    private void helsinkiAndOthers() {
        catalogue
                .location("FI-HEL-01", LocationKind.STORE, 60.17, 24.94)
                .location("FI-ESP-01", LocationKind.STORE, 60.21, 24.66)
                .location("FI-OUL-01", LocationKind.STORE, 65.01, 25.47)
                .location("WH-FI-01", LocationKind.WAREHOUSE, 60.29, 25.04)
                .location("PT-KESPRO", LocationKind.PARTNER, 60.4, 25.1);
    }

    private SearchResult jacketsAt(String store) {
        return catalogue.index.search(
                new SearchQuery("jacket", Language.EN, Optional.of(new LocationCode(store)), SearchFilter.NONE, 0, 20));
    }

    private List<String> filtered(SearchFilter filter) {
        return Catalogue.codes(
                catalogue.index.search(new SearchQuery("", Language.EN, Optional.empty(), filter, 0, 20)));
    }

    private int anywhere(String sku) {
        return catalogue
                .index
                .availability(new Sku(sku), Optional.empty())
                .orElseThrow()
                .reach()
                .anywhere();
    }

    private Product product(String style, String colour, String size) {
        return catalogue.product(style, new LocalText("", "", "Thing"), "B", "c", colour, size);
    }

    private static List<SearchResult.Value> facet(SearchResult result, String field) {
        return result.facets().stream()
                .filter(facet -> facet.field().equals(field))
                .findFirst()
                .orElseThrow()
                .values();
    }

    private static SearchResult.Value value(String value, int count) {
        return new SearchResult.Value(value, count);
    }
}
