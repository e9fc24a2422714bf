package org.keskio.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.application.index.KeepIndexFresh;
import org.keskio.inventory.v1.CatalogueRow;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.GetAvailabilityRequest;
import org.keskio.inventory.v1.GetSkuRequest;
import org.keskio.inventory.v1.GetSkuResponse;
import org.keskio.inventory.v1.GetStyleRequest;
import org.keskio.inventory.v1.GetStyleResponse;
import org.keskio.inventory.v1.ImportCatalogueRequest;
import org.keskio.inventory.v1.ImportCatalogueResponse;
import org.keskio.inventory.v1.ImportStockRequest;
import org.keskio.inventory.v1.MatrixCell;
import org.keskio.inventory.v1.RecordSaleRequest;
import org.keskio.inventory.v1.RefusedRow;
import org.keskio.inventory.v1.SearchCatalogueRequest;
import org.keskio.inventory.v1.SearchCatalogueResponse;
import org.keskio.inventory.v1.SearchFilter;
import org.keskio.inventory.v1.SkuAvailability;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.StockRow;
import org.keskio.inventory.v1.StyleHit;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class CatalogueServiceTest {

    private static final Logger LOG = Logger.getLogger(CatalogueServiceTest.class);

    @Inject
    KeepIndexFresh index;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatAFeedBringsCanBeFoundInThreeLanguages() {
        shop.bring(
                Shop.row("AAPA", "black", "M").build(),
                Shop.row("AAPA", "blue", "L").build());
        // Other sweaters may follow.
        assertThat(styles("aapa paita", "fi")).startsWith("AAPA");
        assertThat(styles("aapa tröja", "sv")).startsWith("AAPA");
        assertThat(styles("aapa swaeter", "en")).startsWith("AAPA");
        StyleHit hit = search("aapa sininen", "fi").getHits(0);
        assertThat(hit.getName()).isEqualTo("AAPA merinovillapaita");
        assertThat(hit.getSku()).isEqualTo("AAPA-BLUE-L");
        assertThat(hit.getColoursList()).containsExactly("black", "blue");
        assertThat(hit.getSizesList()).containsExactly("M", "L");
    }

    @Test
    void whatSellsComesFirstAmongEquals() {
        shop.bring(Shop.store("FI-SELL-01", 60.2, 25.0).build());
        shop.bring(
                Shop.row("OTTER", "black", "M").setNameEn("Twillbury coat").build(),
                Shop.row("OTTER2", "black", "M").setNameEn("Twillbury coat").build());
        assertThat(styles("twillbury", "en")).containsExactly("OTTER", "OTTER2");
        var unused = shop.stockAsShop()
                .recordSale(RecordSaleRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setLocation("FI-SELL-01")
                        .addLines(
                                StockLine.newBuilder().setSku("OTTER2-BLACK-M").setQuantity(3))
                        .build());
        index.sellingChanged().await().atMost(Duration.ofSeconds(20));
        assertThat(styles("twillbury", "en")).containsExactly("OTTER2", "OTTER");
    }

    @Test
    void aProductWithSeveralGtinsIsFoundByEachAndNobodyElseMayBringThem() {
        CatalogueRow row = Shop.row("PACK", "black", "M").build();
        CatalogueRow several = row.toBuilder()
                .setGtin(row.getGtin() + "|4006381333931|96385074")
                .build();
        shop.bring(several);
        for (String gtin : List.of(row.getGtin(), "4006381333931", "96385074", "00000096385074")) {
            assertThat(search(gtin, "").getExactSku()).as(gtin).isEqualTo(row.getSku());
        }
        CatalogueRow thief =
                Shop.row("THIEF", "black", "M").setLine(7).setGtin("96385074").build();
        ImportCatalogueResponse refused = shop.bring(thief);
        assertThat(refused.getRefusedList()).singleElement().satisfies(line -> {
            assertThat(line.getField()).isEqualTo("gtin");
            assertThat(line.getReason()).contains(row.getSku());
        });
        shop.bring(row);
        assertThat(shop.bring(thief).getAccepted()).isEqualTo(1);
        assertThat(search("96385074", "").getExactSku()).isEqualTo(thief.getSku());
    }

    @Test
    void aProductIsFoundBySkuAndByAnyFormOfItsGtin() {
        CatalogueRow row = Shop.row("BEAR", "black", "M").build();
        shop.bring(row);
        GetSkuResponse bySku = shop.catalogue()
                .getSku(GetSkuRequest.newBuilder()
                        .setSku(row.getSku())
                        .setLocale("sv")
                        .build());
        GetSkuResponse byGtin = shop.catalogue()
                .getSku(GetSkuRequest.newBuilder()
                        .setGtin("0" + row.getGtin())
                        .setLocale("sv")
                        .build());
        assertThat(byGtin).isEqualTo(bySku);
        assertThat(bySku.getProduct().getGtin()).isEqualTo(row.getGtin());
        assertThat(bySku.getProduct().getName()).isEqualTo("BEAR merinoulltröja");
        assertThat(bySku.getProduct().getDescription()).isEqualTo("Warm.");
        assertThat(search(row.getGtin(), "").getExactSku()).isEqualTo(row.getSku());
    }

    @Test
    void aWrongCheckDigitIsNoticed() {
        refused(Status.Code.INVALID_ARGUMENT, "GTIN_INVALID", "query", () -> search("6430012345678", ""));
        refused(
                Status.Code.INVALID_ARGUMENT,
                "GTIN_INVALID",
                "gtin",
                () -> shop.catalogue()
                        .getSku(GetSkuRequest.newBuilder()
                                .setGtin("643001234567")
                                .build()));
    }

    @Test
    void goodLinesAreKeptAndBadOnesTold() {
        CatalogueRow good = Shop.row("CAVE", "black", "S").setLine(1).build();
        ImportCatalogueResponse response = shop.bring(
                good,
                Shop.row("CAVE", "black", "M")
                        .setLine(2)
                        .setGtin("6430012345678")
                        .build(),
                Shop.row("CAVE", "black", "L").setLine(3).setSku("has space").build(),
                Shop.row("CAVE", "red", "S").setLine(4).setWeightG("heavy").build(),
                Shop.row("CAVE", "red", "M")
                        .setLine(5)
                        .setNameFi("")
                        .setNameSv(" ")
                        .setNameEn("")
                        .build(),
                Shop.row("CAVE", "red", "L").setLine(6).setGtin(good.getGtin()).build(),
                Shop.row("CAVE", "red", "XL")
                        .setLine(7)
                        .setImageUrl("javascript:alert(1)")
                        .build(),
                Shop.row("CAVE", "red", "XS").setLine(8).setBrand("a\u0000b").build(),
                Shop.row("CAVE", "blue", "XS").setLine(9).setStyle("").build());
        assertThat(response.getAccepted()).isEqualTo(1);
        assertThat(response.getRefusedList())
                .extracting(RefusedRow::getLine, RefusedRow::getField)
                .containsExactly(
                        Tuple.tuple(2L, "gtin"),
                        Tuple.tuple(3L, "sku"),
                        Tuple.tuple(4L, "weight_g"),
                        Tuple.tuple(5L, "name_en"),
                        Tuple.tuple(6L, "gtin"),
                        Tuple.tuple(7L, "image_url"),
                        Tuple.tuple(8L, "brand"),
                        Tuple.tuple(9L, "style"));
        assertThat(response.getRefusedList())
                .allSatisfy(row -> assertThat(row.getReason()).isNotBlank());
        assertThat(style("CAVE").getCellsList()).hasSize(1);
    }

    @Test
    void aFeedMayBeRepeatedAndCorrected() {
        CatalogueRow row = Shop.row("DEER", "black", "S").build();
        assertThat(shop.bring(row)).isEqualTo(shop.bring(row));
        CatalogueRow later = row.toBuilder().setColour("green").build();
        assertThat(shop.bring(row, later).getAccepted()).isEqualTo(2);
        assertThat(style("DEER").getColoursList()).containsExactly("green");
        shop.bring(later.toBuilder().setStyle("DEER-TWO").build());
        assertThat(style("DEER-TWO").getCellsList()).hasSize(1);
        refused(Status.Code.NOT_FOUND, "STYLE_UNKNOWN", "", () -> style("DEER"));
    }

    @Test
    void stockIsShownWhereItIs() {
        shop.bring(
                Shop.store("SE-HERE-01", 59.33, 18.06).build(),
                Shop.store("SE-NEAR-01", 59.86, 17.64).build(),
                Shop.store("SE-FAR-01", 57.71, 11.97).build(),
                Shop.store("SE-PARTNER", 59.4, 18.1).setKind("partner").build());
        shop.bring(Shop.row("ELKS", "black", "S").build());
        var counted = shop.stockAsOperator()
                .importStock(ImportStockRequest.newBuilder()
                        .addRows(count("ELKS-BLACK-S", "SE-HERE-01", 1))
                        .addRows(count("ELKS-BLACK-S", "SE-NEAR-01", 2))
                        .addRows(count("ELKS-BLACK-S", "SE-FAR-01", 4))
                        .addRows(count("ELKS-BLACK-S", "SE-PARTNER", 8))
                        .build());
        assertThat(counted.getRefusedList()).isEmpty();
        Shop.eventually(() -> {
            MatrixCell cell = shop.catalogue()
                    .getStyle(GetStyleRequest.newBuilder()
                            .setStyle("ELKS")
                            .setStore("SE-HERE-01")
                            .build())
                    .getCells(0);
            assertThat(cell.getAvailableHere()).isEqualTo(1);
            assertThat(cell.getAvailableNear()).isEqualTo(2);
            assertThat(cell.getAvailableNetwork()).isEqualTo(7);
            assertThat(cell.getAvailablePartner()).isEqualTo(8);
        });
        SkuAvailability item = shop.stockAsOperator()
                .getAvailability(GetAvailabilityRequest.newBuilder()
                        .addSkus("ELKS-BLACK-S")
                        .addSkus("NO-SUCH-SKU")
                        .setStore("SE-HERE-01")
                        .build())
                .getItems(0);
        assertThat(item.getLocationsList().stream().map(place -> place.getLocation()))
                .containsExactly("SE-HERE-01", "SE-PARTNER", "SE-NEAR-01", "SE-FAR-01");
        StyleHit hit = shop.catalogue()
                .searchCatalogue(SearchCatalogueRequest.newBuilder()
                        .setQuery("elks")
                        .setStore("SE-HERE-01")
                        .build())
                .getHits(0);
        assertThat(hit.getAvailableHere()).isEqualTo(1);
        assertThat(hit.getAvailableAnywhere()).isEqualTo(15);
    }

    @Test
    void pagesFollowEachOther() {
        List<CatalogueRow> rows = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            rows.add(Shop.row("FOX-" + i, "black", "S").setBrand("Foxes").build());
        }
        shop.bring(rows.toArray(CatalogueRow[]::new));
        SearchCatalogueRequest first = SearchCatalogueRequest.newBuilder()
                .setFilter(SearchFilter.newBuilder().addBrands("Foxes"))
                .build();
        List<String> seen = new ArrayList<>();
        SearchCatalogueResponse page = shop.catalogue().searchCatalogue(first);
        assertThat(page.getTotal()).isEqualTo(45);
        while (true) {
            page.getHitsList().forEach(hit -> seen.add(hit.getStyle()));
            if (page.getNextPageToken().isEmpty()) {
                break;
            }
            page = shop.catalogue()
                    .searchCatalogue(first.toBuilder()
                            .setPageToken(page.getNextPageToken())
                            .build());
        }
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
        String token = shop.catalogue().searchCatalogue(first).getNextPageToken();
        for (String wrong : List.of("x", "AAAAAAAAAAAA", token.substring(1), "😀", "a".repeat(500))) {
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "PAGE_TOKEN_INVALID",
                    "page_token",
                    () -> shop.catalogue()
                            .searchCatalogue(
                                    first.toBuilder().setPageToken(wrong).build()));
        }
        refused(
                Status.Code.INVALID_ARGUMENT,
                "PAGE_TOKEN_INVALID",
                "page_token",
                () -> shop.catalogue()
                        .searchCatalogue(SearchCatalogueRequest.newBuilder()
                                .setQuery("fox")
                                .setPageToken(token)
                                .build()));
    }

    @Test
    void badInputNamesItsField() {
        invalid("query", SearchCatalogueRequest.newBuilder().setQuery("a".repeat(10_000)));
        invalid("locale", SearchCatalogueRequest.newBuilder().setLocale("tlh"));
        invalid("page_size", SearchCatalogueRequest.newBuilder().setPageSize(-1));
        invalid("page_size", SearchCatalogueRequest.newBuilder().setPageSize(Integer.MAX_VALUE));
        invalid("store", SearchCatalogueRequest.newBuilder().setStore("' or 1=1 --"));
        invalid(
                "filter.brands",
                SearchCatalogueRequest.newBuilder()
                        .setFilter(SearchFilter.newBuilder().addBrands("b".repeat(300))));
        refused(
                Status.Code.NOT_FOUND,
                "LOCATION_UNKNOWN",
                "",
                () -> shop.catalogue()
                        .searchCatalogue(SearchCatalogueRequest.newBuilder()
                                .setStore("NO-SUCH-STORE")
                                .build()));
        refused(
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID",
                "key",
                () -> shop.catalogue().getSku(GetSkuRequest.getDefaultInstance()));
        refused(
                Status.Code.NOT_FOUND,
                "SKU_UNKNOWN",
                "",
                () -> shop.catalogue()
                        .getSku(GetSkuRequest.newBuilder().setSku("NO-SUCH-SKU").build()));
        refused(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", "style", () -> style("  "));
        refused(
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID",
                "rows",
                () -> shop.catalogueAsOperator()
                        .importCatalogue(ImportCatalogueRequest.newBuilder()
                                .addAllRows(Collections.nCopies(2001, CatalogueRow.getDefaultInstance()))
                                .build()));
        assertThat(search("   ", "").getTotal()).isNotNegative();
        assertThat(search("'; drop table products; -- <b>😀</b>", "").getTotal())
                .isZero();
    }

    @Test
    void aWorldOfProductsComesInAMoment() {
        List<CatalogueRow> rows = new ArrayList<>();
        for (int style = 0; style < 400; style++) {
            for (String size : List.of("S", "M", "L", "XL", "XXL")) {
                rows.add(Shop.row("WORLD-" + style, "black", size)
                        .setLine(rows.size() + 1)
                        .setGtin("")
                        .setBrand("World")
                        .build());
            }
        }
        long start = System.nanoTime();
        for (String colour : List.of("BLACK", "BLUE", "RED")) {
            List<CatalogueRow> batch = rows.stream()
                    .map(row -> row.toBuilder()
                            .setSku(row.getSku().replace("BLACK", colour))
                            .setColour(colour)
                            .build())
                    .toList();
            assertThat(shop.bring(batch.toArray(CatalogueRow[]::new)).getAccepted())
                    .isEqualTo(2_000);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LOG.infof("6000 products in %d ms", took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        assertThat(search("world-399", "").getTotal()).isPositive();
        assertThat(style("WORLD-399").getCellsList()).hasSize(15);
    }

    @Test
    void onlyThoseWhoMayAreServed() {
        assertThat(codeOf(() -> CatalogueServiceGrpc.newBlockingStub(shop.grpc.anonymous())
                        .searchCatalogue(SearchCatalogueRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        for (String token :
                List.of(Tokens.expired(List.of("operator"), Map.of()), Tokens.forged(List.of("operator"), Map.of()))) {
            assertThat(codeOf(() -> CatalogueServiceGrpc.newBlockingStub(shop.grpc.as(token))
                            .searchCatalogue(SearchCatalogueRequest.getDefaultInstance())))
                    .isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        assertThat(codeOf(() -> shop.catalogue().importCatalogue(ImportCatalogueRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(shop.catalogueAsOperator()
                        .importCatalogue(ImportCatalogueRequest.getDefaultInstance())
                        .getAccepted())
                .isZero();
    }

    @Test
    void isReadyOnceTheIndexIsLoaded() {
        Shop.eventually(() -> RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'index' }.status", equalTo("UP")));
        assertThat(RestAssured.get("/q/metrics").asString()).contains("keskio_index_skus", "keskio_index_load");
    }

    private SearchCatalogueResponse search(String query, String locale) {
        return shop.catalogue()
                .searchCatalogue(SearchCatalogueRequest.newBuilder()
                        .setQuery(query)
                        .setLocale(locale)
                        .build());
    }

    private List<String> styles(String query, String locale) {
        return search(query, locale).getHitsList().stream()
                .map(StyleHit::getStyle)
                .toList();
    }

    private GetStyleResponse style(String code) {
        return shop.catalogue()
                .getStyle(GetStyleRequest.newBuilder().setStyle(code).build());
    }

    private void invalid(String field, SearchCatalogueRequest.Builder request) {
        refused(
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID",
                field,
                () -> shop.catalogue().searchCatalogue(request.build()));
    }

    private static void refused(Status.Code code, String reason, String field, ThrowingCallable call) {
        StatusRuntimeException error = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(error.getStatus().getCode()).isEqualTo(code);
        assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo(reason);
        assertThat(Errors.infoOf(error).orElseThrow().getDomain()).isEqualTo("inventory.keskio.org");
        if (!field.isEmpty()) {
            assertThat(Errors.badRequestOf(error)
                            .orElseThrow()
                            .getFieldViolations(0)
                            .getField())
                    .isEqualTo(field);
        }
    }

    private static Status.Code codeOf(ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call)
                .getStatus()
                .getCode();
    }

    private static StockRow count(String sku, String location, int onHand) {
        return StockRow.newBuilder()
                .setLine(1)
                .setSku(sku)
                .setLocation(location)
                .setOnHand(Integer.toString(onHand))
                .build();
    }
}
