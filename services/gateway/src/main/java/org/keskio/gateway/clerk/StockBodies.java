package org.keskio.gateway.clerk;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.Values;
import org.keskio.inventory.v1.StockLine;

/** What the handheld sends about the stock of its store. */
final class StockBodies {

    private StockBodies() {}

    @Schema(name = "ShelfCount", description = "Somebody counted a SKU just now.")
    record ShelfCount(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "Pieces that are there, held ones too: 0-1000000.", examples = "3")
            int counted) {}

    @Schema(name = "Damage", description = "Pieces that cannot be sold any more.")
    record Damage(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-999.", examples = "1") int quantity,

            @Schema(description = "What happened, 1-200 characters.", examples = "torn seam") @Nullable
            String reason) {}

    @Schema(name = "Receipt", description = "Goods from a supplier.")
    record Receipt(
            @Schema(description = "Number of the delivery note, 1-64 characters.", examples = "DN-4711") @Nullable
            String reference,

            @Schema(description = "1-200 lines.") @Nullable List<Pieces> lines) {}

    @Schema(name = "NewTransfer", description = "Pieces that go to another location.")
    record NewTransfer(
            @Schema(description = "Code of the receiving location.", examples = "FI-TMP-01") @Nullable
            String to,

            @Schema(description = "1-200 lines, each SKU once.") @Nullable
            List<Pieces> lines,

            @Schema(description = "At most 64 characters; may be left out.", examples = "van 2") @Nullable
            String reference) {}

    @Schema(name = "ArrivedTransfer", description = "What arrived of a transfer.")
    record ArrivedTransfer(
            @Schema(description = "What arrived now, each SKU once; left out = all that is still under way.") @Nullable
            List<Pieces> lines,

            @Schema(description = "Whether more may come; left out = no.", examples = "false") @Nullable
            Boolean moreToCome) {}

    @Schema(name = "Pieces", description = "Pieces of one SKU.")
    record Pieces(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-999.", examples = "2") int quantity) {}

    static List<StockLine> messages(@Nullable List<Pieces> lines) {
        return Values.list("lines", lines).stream()
                .map(line -> StockLine.newBuilder()
                        .setSku(Values.text(line.sku()))
                        .setQuantity(line.quantity())
                        .build())
                .toList();
    }
}
