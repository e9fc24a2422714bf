package org.keskio.inventory.send;

import static org.awaitility.Awaitility.await;

import com.google.type.PostalAddress;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.keskio.inventory.v1.CatalogueRow;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.CheckStockRequest;
import org.keskio.inventory.v1.CheckStockResponse;
import org.keskio.inventory.v1.GetLocationRequest;
import org.keskio.inventory.v1.GetSkuRequest;
import org.keskio.inventory.v1.ImportCatalogueRequest;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.ImportStockRequest;
import org.keskio.inventory.v1.ImportStockResponse;
import org.keskio.inventory.v1.ListMovementsRequest;
import org.keskio.inventory.v1.ListMovementsResponse;
import org.keskio.inventory.v1.LocationRow;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.inventory.v1.PartnerDirectoryServiceGrpc;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.SendRequest;
import org.keskio.inventory.v1.SendServiceGrpc;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.inventory.v1.StockRow;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.inventory.v1.Way;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.Tokens;

/** A small retailer to tell stories in, reached through a real channel. */
final class World implements AutoCloseable {

    static final String HELSINKI = "FI-HEL-01";
    static final String TAMPERE = "FI-TMP-01";
    static final String ESPOO = "FI-ESP-01";
    static final String WAREHOUSE = "WH-FI-01";
    static final String PARTNER = "PT-SISU";

    private final Grpc grpc = Grpc.open();

    @Override
    public void close() {
        grpc.close();
    }

    StockServiceGrpc.StockServiceBlockingStub stockAs(String token) {
        return StockServiceGrpc.newBlockingStub(grpc.as(token));
    }

    SendServiceGrpc.SendServiceBlockingStub sendAs(String token) {
        return SendServiceGrpc.newBlockingStub(grpc.as(token));
    }

    SendServiceGrpc.SendServiceBlockingStub clerkOf(String store) {
        return sendAs(Tokens.clerk(store));
    }

    /** Places and, once, waits until this replica knows them. */
    void places() {
        LocationServiceGrpc.LocationServiceBlockingStub locations =
                LocationServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
        ImportLocationsRequest request = ImportLocationsRequest.newBuilder()
                .addRows(place(1, HELSINKI, "store", "Tunturi Helsinki", "00100", "Helsinki", 60.1699, 24.9384))
                .addRows(place(2, TAMPERE, "store", "Tunturi Tampere", "33100", "Tampere", 61.4978, 23.7610))
                .addRows(place(3, ESPOO, "store", "Tunturi Espoo", "02100", "Espoo", 60.1756, 24.8031))
                .addRows(place(4, WAREHOUSE, "warehouse", "Warehouse Vantaa", "01510", "Vantaa", 60.2934, 25.0378))
                .addRows(place(5, PARTNER, "partner", "Sisu Partner", "20100", "Turku", 60.4518, 22.2666))
                .build();
        List<?> refused = locations.importLocations(request).getRefusedList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.toString());
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> knows(() -> {
                    var unused = locations.getLocation(
                            GetLocationRequest.newBuilder().setCode(PARTNER).build());
                }));
    }

    /** A store that nobody else uses, known to this replica. */
    String place(String code) {
        LocationServiceGrpc.LocationServiceBlockingStub locations =
                LocationServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
        List<?> refused = locations
                .importLocations(ImportLocationsRequest.newBuilder()
                        .addRows(place(1, code, "store", code, "00100", "Helsinki", 60.1699, 24.9384))
                        .build())
                .getRefusedList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.toString());
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> knows(() -> {
                    var unused = locations.getLocation(
                            GetLocationRequest.newBuilder().setCode(code).build());
                }));
        return code;
    }

    private static LocationRow place(
            int line, String code, String kind, String name, String postcode, String town, double lat, double lon) {
        return LocationRow.newBuilder()
                .setLine(line)
                .setCode(code)
                .setKind(kind)
                .setName(name)
                .setStreet("Aleksanterinkatu 1")
                .setPostcode(postcode)
                .setTown(town)
                .setCountry("FI")
                .setLatitude(Double.toString(lat))
                .setLongitude(Double.toString(lon))
                .setTimeZone("Europe/Helsinki")
                .setOpeningHours(kind.equals("store") ? "Mo-Su 00:00-24:00" : "")
                .setHandlingMinutes("60")
                .setDailyCapacity("500")
                .build();
    }

    PartnerDirectoryServiceGrpc.PartnerDirectoryServiceBlockingStub directoryAs(String token) {
        return PartnerDirectoryServiceGrpc.newBlockingStub(grpc.as(token));
    }

    /** The same with a GTIN. */
    String productWith(String prefix, String gtin) {
        return products(prefix, 1, gtin).getFirst();
    }

    /** A product that nobody else uses, known to this replica. */
    String product(String prefix) {
        return products(prefix, 1).getFirst();
    }

    /** Products that nobody else uses, known to this replica. */
    List<String> products(String prefix, int count) {
        return products(prefix, count, "");
    }

    private List<String> products(String prefix, int count, String gtin) {
        List<String> skus = Stream.generate(() -> prefix + "-" + id().substring(24))
                .limit(count)
                .toList();
        ImportCatalogueRequest.Builder request = ImportCatalogueRequest.newBuilder();
        for (int i = 0; i < count; i++) {
            request.addRows(CatalogueRow.newBuilder()
                    .setLine(i + 1)
                    .setSku(skus.get(i))
                    .setGtin(gtin)
                    .setStyle("ST-" + skus.get(i))
                    .setNameFi("Merinopaita")
                    .setNameSv("Merinotröja")
                    .setNameEn("Merino shirt")
                    .setBrand("Tunturi")
                    .setCategory("men/tops/base-layers")
                    .setColour("black")
                    .setSize("M")
                    .setWeightG("400"));
        }
        CatalogueServiceGrpc.CatalogueServiceBlockingStub catalogue =
                CatalogueServiceGrpc.newBlockingStub(grpc.as(Tokens.operator()));
        List<?> refused = catalogue.importCatalogue(request.build()).getRefusedList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.toString());
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> knows(() -> {
                    var unused = catalogue.getSku(
                            GetSkuRequest.newBuilder().setSku(skus.getLast()).build());
                }));
        return skus;
    }

    private static boolean knows(Runnable call) {
        try {
            call.run();
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    ImportStockResponse count(String sku, String location, int onHand) {
        return count(StockRow.newBuilder()
                .setLine(1)
                .setSku(sku)
                .setLocation(location)
                .setOnHand(Integer.toString(onHand))
                .build());
    }

    ImportStockResponse count(StockRow... rows) {
        return stockAs(Tokens.operator())
                .importStock(ImportStockRequest.newBuilder()
                        .addAllRows(List.of(rows))
                        .build());
    }

    PlanSendResponse plan(String sku, String store) {
        return clerkOf(store)
                .planSend(PlanSendRequest.newBuilder()
                        .setSku(sku)
                        .setQuantity(1)
                        .setStore(store)
                        .build());
    }

    static Plan way(PlanSendResponse plans, Way way) {
        return plans.getPlansList().stream()
                .filter(plan -> plan.getWay() == way)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + way + " in " + plans.getPlansList()));
    }

    static SendRequest tap(PlanSendResponse plans, Plan plan) {
        return SendRequest.newBuilder()
                .setRequestId(id())
                .setPlanSetId(plans.getPlanSetId())
                .setPlanId(plan.getPlanId())
                .setCustomerId(id())
                .setDeliverTo(aHome())
                .setPaymentReference("till-1")
                .setQuoteJws(plans.getPrice().getJws())
                .build();
    }

    static PostalAddress aHome() {
        return PostalAddress.newBuilder()
                .addRecipients("Aino Virtanen")
                .addAddressLines("Hämeentie 5")
                .setPostalCode("00500")
                .setLocality("Helsinki")
                .setRegionCode("FI")
                .build();
    }

    StockLevel level(String sku, String location) {
        return ledger(sku).getLevelsList().stream()
                .filter(level -> level.getLocation().equals(location))
                .findFirst()
                .orElse(StockLevel.getDefaultInstance());
    }

    ListMovementsResponse ledger(String sku) {
        return stockAs(Tokens.operator())
                .listMovements(ListMovementsRequest.newBuilder().setSku(sku).build());
    }

    CheckStockResponse check(String sku) {
        return stockAs(Tokens.operator())
                .checkStock(CheckStockRequest.newBuilder().setSku(sku).build());
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
