package org.keskio.gateway.shop;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.Values;
import org.keskio.inventory.v1.ReserveLine;
import org.keskio.inventory.v1.StockLine;
import org.keskio.pricing.v1.QuoteLineRequest;

/** What shops and tills send. */
final class ShopBodies {

    private ShopBodies() {}

    @Schema(name = "NewQuote", description = "A basket to price.")
    record NewQuote(
            @Schema(description = "Market.", examples = "FI") @Nullable
            String market,

            @Schema(description = "1-200 lines.") @Nullable List<Line> lines,

            @Schema(description = "UUID of the customer, when known: club members get club prices.") @Nullable
            String customerId) {

        List<QuoteLineRequest> toMessages() {
            return Values.list("lines", lines).stream()
                    .map(line -> QuoteLineRequest.newBuilder()
                            .setSku(Values.text(line.sku()))
                            .setQuantity(line.quantity())
                            .build())
                    .toList();
        }
    }

    @Schema(name = "Line", description = "Pieces of one SKU.")
    record Line(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-999.", examples = "1") int quantity) {

        static List<StockLine> toMessages(@Nullable List<Line> lines) {
            return Values.list("lines", lines).stream()
                    .map(line -> StockLine.newBuilder()
                            .setSku(Values.text(line.sku()))
                            .setQuantity(line.quantity())
                            .build())
                    .toList();
        }
    }

    @Schema(name = "SignedQuote", description = "A quote as it was signed.")
    record SignedQuote(
            @Schema(description = "Compact JWS.", examples = "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl") @Nullable
            String jws) {}

    @Schema(name = "Redemption", description = "What a quote pays for.")
    record Redemption(
            @Schema(description = "The shop's order or receipt number.", examples = "W-20261123-0042") @Nullable
            String reference) {}

    @Schema(name = "NewReservation", description = "A basket to hold, all or nothing.")
    record NewReservation(
            @Schema(description = "1-100 lines.") @Nullable List<HoldLine> lines,

            @Schema(description = "How long to hold it, in seconds: 30-86400; left out = 900.", examples = "900")
            @Nullable
            Integer holdSeconds,

            @Schema(description = "The shop's own reference, e.g. a cart id; at most 64 characters.") @Nullable
            String reference,

            @Schema(
                    description = "Country of the shop; its warehouses come first where a line names no location.",
                    examples = "FI")
            @Nullable
            String country) {

        List<ReserveLine> toMessages() {
            return Values.list("lines", lines).stream()
                    .map(line -> ReserveLine.newBuilder()
                            .setSku(Values.text(line.sku()))
                            .setQuantity(line.quantity())
                            .setLocation(Values.text(line.location()))
                            .build())
                    .toList();
        }
    }

    @Schema(name = "HoldLine", description = "Pieces of one SKU to hold.")
    record HoldLine(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-999.", examples = "1") int quantity,

            @Schema(description = "Code of the location to hold it at; left out = wherever one location has all of it.")
            @Nullable
            String location) {}

    @Schema(name = "Sale", description = "Pieces that a till or shop sold.")
    record Sale(
            @Schema(description = "Code of the location that sold.", examples = "FI-HEL-01") @Nullable
            String location,

            @Schema(description = "1-200 lines.") @Nullable List<Line> lines,

            @Schema(description = "Receipt number; at most 64 characters.", examples = "R-1001") @Nullable
            String reference,

            @Schema(description = "ISO 8601 instant of the sale; left out = now.") @Nullable
            String saleTime) {}

    @Schema(name = "Return", description = "Pieces that came back and can be sold again.")
    record Return(
            @Schema(description = "Code of the location that took them back.", examples = "FI-HEL-01") @Nullable
            String location,

            @Schema(description = "1-200 lines.") @Nullable List<Line> lines,

            @Schema(description = "Receipt number; at most 64 characters.", examples = "R-1001") @Nullable
            String reference,

            @Schema(description = "ISO 8601 instant of the return; left out = now.") @Nullable
            String returnTime) {}
}
