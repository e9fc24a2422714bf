package org.keskio.inventory;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.keskio.inventory.domain.CheckDigit;
import org.keskio.inventory.v1.CatalogueRow;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ImportCatalogueRequest;
import org.keskio.inventory.v1.ImportCatalogueResponse;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.ImportLocationsResponse;
import org.keskio.inventory.v1.LocationRow;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.Tokens;

/** The service under test as its callers see it. */
final class Shop implements AutoCloseable {

    final Grpc grpc = Grpc.open();
    private static int lastGtin = 7_000;

    CatalogueServiceGrpc.CatalogueServiceBlockingStub catalogue() {
        return CatalogueServiceGrpc.newBlockingStub(grpc.as(Tokens.clerk("FI-HEL-01")));
    }

    CatalogueServiceGrpc.CatalogueServiceBlockingStub catalogueAsOperator() {
        return CatalogueServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
    }

    LocationServiceGrpc.LocationServiceBlockingStub locations() {
        return LocationServiceGrpc.newBlockingStub(grpc.as(Tokens.clerk("FI-HEL-01")));
    }

    LocationServiceGrpc.LocationServiceBlockingStub locationsAsOperator() {
        return LocationServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
    }

    StockServiceGrpc.StockServiceBlockingStub stockAsOperator() {
        return StockServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
    }

    StockServiceGrpc.StockServiceBlockingStub stockAsShop() {
        return StockServiceGrpc.newBlockingStub(grpc.as(Tokens.shop()));
    }

    ImportCatalogueResponse bring(CatalogueRow... rows) {
        return catalogueAsOperator()
                .importCatalogue(ImportCatalogueRequest.newBuilder()
                        .addAllRows(List.of(rows))
                        .build());
    }

    ImportLocationsResponse bring(LocationRow... rows) {
        return locationsAsOperator()
                .importLocations(ImportLocationsRequest.newBuilder()
                        .addAllRows(List.of(rows))
                        .build());
    }

    /** A style's SKU in one colour and size, with a name in three languages. */
    static CatalogueRow.Builder row(String style, String colour, String size) {
        return CatalogueRow.newBuilder()
                .setLine(1)
                .setSku(style + "-" + colour.toUpperCase(Locale.ROOT) + "-" + size)
                .setGtin(gtin())
                .setStyle(style)
                .setNameFi(style + " merinovillapaita")
                .setNameSv(style + " merinoulltröja")
                .setNameEn(style + " merino sweater")
                .setBrand("Tunturi")
                .setCategory("men/tops")
                .setColour(colour)
                .setSize(size)
                .setDescriptionEn("Warm.")
                .setWeightG("250");
    }

    static LocationRow.Builder store(String code, double latitude, double longitude) {
        return LocationRow.newBuilder()
                .setLine(1)
                .setCode(code)
                .setKind("store")
                .setName("Store " + code)
                .setStreet("Katu 1")
                .setPostcode("00100")
                .setTown("Helsinki")
                .setCountry("FI")
                .setLatitude(Double.toString(latitude))
                .setLongitude(Double.toString(longitude))
                .setTimeZone("Europe/Helsinki")
                .setOpeningHours("Mo-Fr 10:00-20:00; Sa 10:00-18:00");
    }

    static synchronized String gtin() {
        String digits = String.format("2%011d", lastGtin++);
        return digits + CheckDigit.of(digits);
    }

    static void eventually(Runnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check::run);
    }

    @Override
    public void close() {
        grpc.close();
    }
}
