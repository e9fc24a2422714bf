package org.keskio.gateway.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;
import org.keskio.gateway.peers.Peers;
import org.keskio.inventory.v1.CatalogueRow;
import org.keskio.inventory.v1.ImportCatalogueRequest;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.ImportPartnerStockRequest;
import org.keskio.inventory.v1.ImportStockRequest;
import org.keskio.inventory.v1.LocationRow;
import org.keskio.inventory.v1.PartnerStockRow;
import org.keskio.inventory.v1.StockRow;
import org.keskio.pricing.v1.ImportPricesRequest;
import org.keskio.pricing.v1.PriceRow;

/** Which service takes which feed. */
@ApplicationScoped
class FeedTargets {

    // A batch may wait for others in the same rows.
    static final Duration BATCH = Duration.ofMinutes(1);

    private final Peers peers;
    private final CustomerTarget customers;

    @Inject
    FeedTargets(Peers peers, CustomerTarget customers) {
        this.peers = peers.within(BATCH);
        this.customers = customers;
    }

    /** Sends a batch; sending it again changes nothing. */
    Uni<BatchResult> take(FeedKind kind, String reason, List<Row> rows) {
        return switch (kind) {
            case CATALOGUE -> catalogue(rows);
            case LOCATIONS -> locations(rows);
            case STOCK -> stock(rows);
            case PARTNER_STOCK -> partnerStock(rows);
            case PRICES -> prices(reason, rows);
            case CUSTOMERS -> customers.take(rows);
        };
    }

    private Uni<BatchResult> catalogue(List<Row> rows) {
        ImportCatalogueRequest request = ImportCatalogueRequest.newBuilder()
                .addAllRows(each(rows, FeedTargets::catalogueRow))
                .build();
        return peers.catalogue(catalogue -> catalogue.importCatalogue(request))
                .map(answer -> new BatchResult(
                        answer.getAccepted(), OptionalInt.empty(), inventoryRefusals(answer.getRefusedList())));
    }

    private Uni<BatchResult> locations(List<Row> rows) {
        ImportLocationsRequest request = ImportLocationsRequest.newBuilder()
                .addAllRows(each(rows, FeedTargets::locationRow))
                .build();
        return peers.locations(locations -> locations.importLocations(request))
                .map(answer -> new BatchResult(
                        answer.getAccepted(), OptionalInt.empty(), inventoryRefusals(answer.getRefusedList())));
    }

    private Uni<BatchResult> partnerStock(List<Row> rows) {
        ImportPartnerStockRequest request = ImportPartnerStockRequest.newBuilder()
                .addAllRows(each(rows, FeedTargets::partnerStockRow))
                .build();
        return peers.partners(partners -> partners.importPartnerStock(request))
                .map(answer -> new BatchResult(
                        answer.getAccepted(),
                        OptionalInt.of(answer.getChanged()),
                        inventoryRefusals(answer.getRefusedList())));
    }

    private Uni<BatchResult> stock(List<Row> rows) {
        ImportStockRequest request = ImportStockRequest.newBuilder()
                .addAllRows(each(rows, FeedTargets::stockRow))
                .build();
        return peers.stock(stock -> stock.importStock(request))
                .map(answer -> new BatchResult(
                        answer.getAccepted(),
                        OptionalInt.of(answer.getChanged()),
                        inventoryRefusals(answer.getRefusedList())));
    }

    private Uni<BatchResult> prices(String reason, List<Row> rows) {
        ImportPricesRequest request = ImportPricesRequest.newBuilder()
                .addAllRows(each(rows, FeedTargets::priceRow))
                .setReason(reason)
                .build();
        return peers.pricing(pricing -> pricing.importPrices(request))
                .map(answer -> new BatchResult(
                        answer.getAccepted(),
                        OptionalInt.of(answer.getChanged()),
                        answer.getRefusedList().stream()
                                .map(row -> new Refused(row.getLine(), row.getField(), row.getReason()))
                                .toList()));
    }

    private static <M> List<M> each(List<Row> rows, Function<Row, M> toMessage) {
        return rows.stream().map(toMessage).toList();
    }

    private static List<Refused> inventoryRefusals(List<org.keskio.inventory.v1.RefusedRow> rows) {
        return rows.stream()
                .map(row -> new Refused(row.getLine(), row.getField(), row.getReason()))
                .toList();
    }

    private static CatalogueRow catalogueRow(Row row) {
        return CatalogueRow.newBuilder()
                .setLine(row.line())
                .setSku(row.get("sku"))
                .setGtin(row.get("gtin"))
                .setStyle(row.get("style"))
                .setNameFi(row.get("name_fi"))
                .setNameSv(row.get("name_sv"))
                .setNameEn(row.get("name_en"))
                .setBrand(row.get("brand"))
                .setCategory(row.get("category"))
                .setColour(row.get("colour"))
                .setSize(row.get("size"))
                .setDescriptionFi(row.get("description_fi"))
                .setDescriptionSv(row.get("description_sv"))
                .setDescriptionEn(row.get("description_en"))
                .setWeightG(row.get("weight_g"))
                .setImageUrl(row.get("image_url"))
                .build();
    }

    private static LocationRow locationRow(Row row) {
        return LocationRow.newBuilder()
                .setLine(row.line())
                .setCode(row.get("code"))
                .setKind(row.get("kind"))
                .setName(row.get("name"))
                .setStreet(row.get("street"))
                .setPostcode(row.get("postcode"))
                .setTown(row.get("town"))
                .setCountry(row.get("country"))
                .setLatitude(row.get("latitude"))
                .setLongitude(row.get("longitude"))
                .setTimeZone(row.get("time_zone"))
                .setGln(row.get("gln"))
                .setOpeningHours(row.get("opening_hours"))
                .setHandlingMinutes(row.get("handling_minutes"))
                .setDailyCapacity(row.get("daily_capacity"))
                .build();
    }

    static StockRow stockRow(Row row) {
        return StockRow.newBuilder()
                .setLine(row.line())
                .setSku(row.get("sku"))
                .setLocation(row.get("location"))
                .setOnHand(row.get("on_hand"))
                .setSafetyStock(row.get("safety_stock"))
                .setCountedTime(row.get("counted_time"))
                .build();
    }

    private static PartnerStockRow partnerStockRow(Row row) {
        return PartnerStockRow.newBuilder()
                .setLine(row.line())
                .setGtin(row.get("gtin"))
                .setLocation(row.get("location"))
                .setQuantity(row.get("quantity"))
                .setLeadTimeDays(row.get("lead_time_days"))
                .setCostEur(row.get("cost_eur"))
                .setReportedTime(row.get("reported_time"))
                .build();
    }

    private static PriceRow priceRow(Row row) {
        return PriceRow.newBuilder()
                .setLine(row.line())
                .setSku(row.get("sku"))
                .setMarket(row.get("market"))
                .setTier(row.get("tier"))
                .setAmount(row.get("amount"))
                .setValidFrom(row.get("valid_from"))
                .build();
    }
}
