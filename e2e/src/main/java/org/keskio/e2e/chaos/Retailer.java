package org.keskio.e2e.chaos;

import com.google.type.PostalAddress;
import io.grpc.Channel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keskio.inventory.v1.CatalogueRow;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ImportCatalogueRequest;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.LocationRow;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.inventory.v1.RecordReceiptRequest;
import org.keskio.inventory.v1.RecordReceiptResponse;
import org.keskio.inventory.v1.StockLine;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.ImportPricesRequest;
import org.keskio.pricing.v1.PriceRow;
import org.keskio.pricing.v1.PricingServiceGrpc;

/** A retailer small enough that its clerks get in each other's way: three stores, two warehouses, a few products. */
final class Retailer {

    static final List<String> STORES = List.of("FI-HEL-01", "FI-TMP-01", "FI-ESP-01");
    static final List<String> PLACES =
            Stream.concat(STORES.stream(), Stream.of("WH-FI-01", "WH-FI-02")).toList();

    /** Products with a few pieces in some places. */
    static final List<String> COMMON =
            IntStream.range(1, 7).mapToObj(n -> "COMMON-" + n).toList();

    /** Products of which there is one piece in all. */
    static final List<String> RARE =
            IntStream.range(1, 5).mapToObj(n -> "RARE-" + n).toList();

    static final List<String> SKUS =
            Stream.concat(COMMON.stream(), RARE.stream()).toList();

    static final PostalAddress HOME = PostalAddress.newBuilder()
            .addRecipients("Aino Virtanen")
            .addAddressLines("Hämeentie 5")
            .setPostalCode("00500")
            .setLocality("Helsinki")
            .setRegionCode("FI")
            .build();

    private static final int ENOUGH = 14;
    private static final long LOOK_NANOS = 200_000_000;
    private static final Duration PRICE_PATIENCE = Duration.ofSeconds(60);

    private final Channel inventory;
    private final Channel pricing;
    private final Calls calls;
    private final Told told;

    Retailer(Wire wire, Calls calls, Told told) {
        inventory = wire.inventoryOperator();
        pricing = wire.pricingOperator();
        this.calls = calls;
        this.told = told;
    }

    /** Brings in places, products and prices, and waits until the prices hold. */
    void open() {
        requireNone(LocationServiceGrpc.newBlockingStub(inventory)
                .importLocations(
                        ImportLocationsRequest.newBuilder().addAllRows(places()).build())
                .getRefusedList());
        requireNone(CatalogueServiceGrpc.newBlockingStub(inventory)
                .importCatalogue(ImportCatalogueRequest.newBuilder()
                        .addAllRows(SKUS.stream().map(Retailer::product).toList())
                        .build())
                .getRefusedList());
        var prices = PricingServiceGrpc.newBlockingStub(pricing);
        requireNone(prices.importPrices(ImportPricesRequest.newBuilder()
                        .setReason("chaos")
                        .addAllRows(SKUS.stream().map(Retailer::price).toList())
                        .build())
                .getRefusedList());
        BatchGetPricesRequest all = BatchGetPricesRequest.newBuilder()
                .setMarket("FI")
                .addAllSkus(SKUS)
                .build();
        long end = System.nanoTime() + PRICE_PATIENCE.toNanos();
        while (prices.batchGetPrices(all).getNotPricedCount() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The prices do not hold after " + PRICE_PATIENCE);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Takes in from suppliers what is short: a single piece of what is rare, a few of the rest. */
    void restock(Random random, Connection database) throws SQLException {
        for (String sku : SKUS) {
            int there = available(database, sku);
            if (RARE.contains(sku)) {
                if (there == 0) {
                    receive(sku, pick(random, PLACES), 1);
                }
            } else {
                while (there < ENOUGH) {
                    int pieces = 1 + random.nextInt(4);
                    receive(sku, pick(random, PLACES), pieces);
                    there += pieces;
                }
            }
        }
    }

    static <T> T pick(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    private void receive(String sku, String place, int pieces) {
        RecordReceiptRequest request = RecordReceiptRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setLocation(place)
                .setReference("chaos")
                .addLines(StockLine.newBuilder().setSku(sku).setQuantity(pieces))
                .build();
        Calls.Answer<RecordReceiptResponse> answer = calls.ask(
                "receipt", () -> StockServiceGrpc.newBlockingStub(inventory).recordReceipt(request));
        switch (answer) {
            case Calls.Answer.Given<RecordReceiptResponse> _ -> told.received(sku, pieces);
            case Calls.Answer.Refused<RecordReceiptResponse> refused ->
                throw new IllegalStateException("A receipt was refused: " + refused.reason());
        }
    }

    private static int available(Connection database, String sku) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select coalesce(sum(greatest(0, on_hand - reserved)), 0) from stock where sku = ?")) {
            query.setString(1, sku);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static List<LocationRow> places() {
        return List.of(
                place(1, PLACES.get(0), "store", "00100", "Helsinki", 60.1699, 24.9384),
                place(2, PLACES.get(1), "store", "33100", "Tampere", 61.4978, 23.7610),
                place(3, PLACES.get(2), "store", "02100", "Espoo", 60.1756, 24.8031),
                place(4, PLACES.get(3), "warehouse", "01510", "Vantaa", 60.2934, 25.0378),
                place(5, PLACES.get(4), "warehouse", "20100", "Turku", 60.4518, 22.2666));
    }

    /** Always open and never full: what is refused is refused for its stock. */
    private static LocationRow place(
            int line, String code, String kind, String postcode, String town, double lat, double lon) {
        return LocationRow.newBuilder()
                .setLine(line)
                .setCode(code)
                .setKind(kind)
                .setName("Tunturi " + town)
                .setStreet("Aleksanterinkatu 1")
                .setPostcode(postcode)
                .setTown(town)
                .setCountry("FI")
                .setLatitude(Double.toString(lat))
                .setLongitude(Double.toString(lon))
                .setTimeZone("Europe/Helsinki")
                .setOpeningHours(kind.equals("store") ? "Mo-Su 00:00-24:00" : "")
                .setHandlingMinutes("60")
                .setDailyCapacity("100000")
                .build();
    }

    private static CatalogueRow product(String sku) {
        return CatalogueRow.newBuilder()
                .setLine(SKUS.indexOf(sku) + 1)
                .setSku(sku)
                .setStyle("ST-" + sku)
                .setNameFi("Merinopaita")
                .setNameSv("Merinotröja")
                .setNameEn("Merino shirt")
                .setBrand("Tunturi")
                .setCategory("men/tops/base-layers")
                .setColour("black")
                .setSize("M")
                .setWeightG("400")
                .build();
    }

    private static PriceRow price(String sku) {
        return PriceRow.newBuilder()
                .setLine(SKUS.indexOf(sku) + 1)
                .setSku(sku)
                .setMarket("FI")
                .setAmount("129.90")
                .build();
    }

    private static void requireNone(List<?> refused) {
        if (!refused.isEmpty()) {
            throw new IllegalStateException("Rows were refused: " + refused);
        }
    }
}
