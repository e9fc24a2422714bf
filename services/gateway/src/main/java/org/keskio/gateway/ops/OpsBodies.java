package org.keskio.gateway.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.MoneyBody;
import org.keskio.gateway.json.Values;
import org.keskio.pricing.v1.PriceEntry;
import org.keskio.pricing.v1.PriceTier;

/** What operators send. */
final class OpsBodies {

    private OpsBodies() {}

    @Schema(name = "NewPrices", description = "Prices that switch together.")
    record NewPrices(
            @Schema(description = "Market of all entries.", examples = "FI") @Nullable
            String market,

            @Schema(description = "ISO 8601 instant in the future; left out = as soon as the guarantee allows.")
            @Nullable
            String validFromTime,

            @Schema(description = "1-10000 entries, each SKU and tier once.") @Nullable
            List<NewPrice> entries,

            @Schema(description = "Why, 3-200 characters; kept with the publication.", examples = "autumn sale")
            @Nullable
            String reason) {

        List<PriceEntry> toMessages() {
            List<NewPrice> given = Values.list("entries", entries);
            return IntStream.range(0, given.size())
                    .mapToObj(i -> given.get(i).toMessage("entries[" + i + "]"))
                    .toList();
        }
    }

    @Schema(name = "NewPrice", description = "One price.")
    record NewPrice(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(
                    description = "public or club; left out = public.",
                    enumeration = {"public", "club"},
                    examples = "public")
            @Nullable
            String tier,

            @Schema(description = "Tax-inclusive, in the market's currency.") @Nullable
            MoneyBody amount) {

        PriceEntry toMessage(String path) {
            PriceTier tierAsked = tier == null
                    ? PriceTier.PRICE_TIER_PUBLIC
                    : PriceTier.valueOf(Values.word(path + ".tier", tier, PriceTier.getDescriptor()));
            return PriceEntry.newBuilder()
                    .setSku(Values.text(sku))
                    .setTier(tierAsked)
                    .setAmount(Values.money(path + ".amount", amount))
                    .build();
        }
    }
}
