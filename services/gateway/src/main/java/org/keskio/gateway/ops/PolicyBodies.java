package org.keskio.gateway.ops;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.Values;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.KindPriority;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.LocationPriority;
import org.keskio.inventory.v1.SourcingPolicy;
import org.keskio.inventory.v1.Way;

/** What operators send about the sourcing policy. */
final class PolicyBodies {

    private PolicyBodies() {}

    @Schema(name = "NewPolicy", description = "A sourcing policy to publish.")
    record NewPolicy(
            @Schema(description = "The version that was looked at; the new one follows it.", examples = "1") @Nullable
            Long expectedVersion,

            @Schema(description = "All of it; nothing is taken over from the version before.") @Nullable
            PolicyBody policy,

            @Schema(description = "Why, 3-200 characters; kept with the version.", examples = "Tampere moves house")
            @Nullable
            String reason) {}

    @Schema(name = "PolicyQuestion", description = "A basket and a policy to try on it.")
    record PolicyQuestion(
            @Schema(description = "1-20 lines, each SKU once.") @Nullable
            List<PolicyLine> lines,

            @Schema(description = "Code of the store where the customer stands.", examples = "FI-HEL-01") @Nullable
            String store,

            @Schema(description = "The policy to try.") @Nullable
            PolicyBody candidate,

            @Schema(description = "Language of the reasons: fi, sv or en.", examples = "en") @Nullable
            String locale) {

        List<BasketLine> lineMessages() {
            return each(
                    "lines",
                    lines,
                    (line, path) -> BasketLine.newBuilder()
                            .setSku(Values.text(line.sku()))
                            .setQuantity(line.quantity())
                            .build());
        }
    }

    @Schema(name = "PolicyLine", description = "Pieces of one SKU.")
    record PolicyLine(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-99.", examples = "1") int quantity) {}

    @Schema(name = "PolicyBody", description = "Weights in euros, and what is excluded and preferred.")
    record PolicyBody(
            @Schema(description = "What an hour of waiting is worth, 0-1000.", examples = "0.1") @Nullable
            Double hourEur,

            @Schema(description = "What a kilogram of CO2 equivalent is worth, 0-1000.", examples = "0.1") @Nullable
            Double co2KgEur,

            @Schema(description = "What it costs when a line is not found, 0-1000.", examples = "15") @Nullable
            Double missEur,

            @Schema(description = "What a kilometre of the customer's own way is worth, 0-1000.", examples = "0.2")
            @Nullable
            Double customerKmEur,

            @Schema(description = "What each parcel beyond the first costs in trouble, 0-1000.", examples = "2")
            @Nullable
            Double splitEur,

            @Schema(description = "Codes of locations that supply nothing.") @Nullable
            List<String> excludedLocations,

            @Schema(description = "Kinds that supply nothing: store, warehouse, partner.") @Nullable
            List<String> excludedKinds,

            @Schema(description = "Ways that nobody is offered: carry, pick_up_there, ship_to_store, ship_home.")
            @Nullable
            List<String> excludedWays,

            @Schema(description = "Euros added to the score by kind; below 0 it is preferred.") @Nullable
            List<KindBonus> kindPriorities,

            @Schema(description = "Euros added to the score by location; below 0 it is preferred.") @Nullable
            List<LocationBonus> locationPriorities,

            @Schema(description = "Parcels beyond the first that a plan may have, 0-9.", examples = "2") @Nullable
            Integer maxSplits,

            @Schema(description = "How far a customer can be asked to go, in km, 0-1000.", examples = "100") @Nullable
            Double pickUpKm,

            @Schema(description = "Plans shown at most, 1-50.", examples = "12") @Nullable
            Integer maxPlans) {

        SourcingPolicy toMessage(String path) {
            // A weight that was forgotten is not a weight of nothing.
            return SourcingPolicy.newBuilder()
                    .setHourEur(Values.required(path + ".hourEur", hourEur))
                    .setCo2KgEur(Values.required(path + ".co2KgEur", co2KgEur))
                    .setMissEur(Values.required(path + ".missEur", missEur))
                    .setCustomerKmEur(Values.required(path + ".customerKmEur", customerKmEur))
                    .setSplitEur(Values.required(path + ".splitEur", splitEur))
                    .addAllExcludedLocations(Values.list(path + ".excludedLocations", excludedLocations))
                    .addAllExcludedKinds(each(path + ".excludedKinds", excludedKinds, PolicyBodies::kind))
                    .addAllExcludedWays(each(path + ".excludedWays", excludedWays, PolicyBodies::way))
                    .addAllKindPriorities(each(path + ".kindPriorities", kindPriorities, KindBonus::toMessage))
                    .addAllLocationPriorities(
                            each(path + ".locationPriorities", locationPriorities, LocationBonus::toMessage))
                    .setMaxSplits(Values.required(path + ".maxSplits", maxSplits))
                    .setPickUpKm(Values.required(path + ".pickUpKm", pickUpKm))
                    .setMaxPlans(Values.required(path + ".maxPlans", maxPlans))
                    .build();
        }
    }

    @Schema(name = "KindBonus", description = "How much a kind of location is preferred or put last.")
    record KindBonus(
            @Schema(
                    description = "Kind.",
                    enumeration = {"store", "warehouse", "partner"},
                    examples = "store")
            @Nullable
            String kind,

            @Schema(description = "Euros, -1000 to 1000.", examples = "-1.5") @Nullable
            Double eur) {

        KindPriority toMessage(String path) {
            return KindPriority.newBuilder()
                    .setKind(PolicyBodies.kind(kind, path + ".kind"))
                    .setEur(Values.required(path + ".eur", eur))
                    .build();
        }
    }

    @Schema(name = "LocationBonus", description = "How much a location is preferred or put last.")
    record LocationBonus(
            @Schema(description = "Code of the location.", examples = "FI-TMP-01") @Nullable
            String location,

            @Schema(description = "Euros, -1000 to 1000.", examples = "4") @Nullable
            Double eur) {

        LocationPriority toMessage(String path) {
            return LocationPriority.newBuilder()
                    .setLocation(Values.text(location))
                    .setEur(Values.required(path + ".eur", eur))
                    .build();
        }
    }

    private static LocationKind kind(@Nullable String word, String path) {
        return LocationKind.valueOf(Values.word(path, word, LocationKind.getDescriptor()));
    }

    private static Way way(@Nullable String word, String path) {
        return Way.valueOf(Values.word(path, word, Way.getDescriptor()));
    }

    /** Each entry as its message; the path names it in a problem. */
    private static <T, M> List<M> each(String field, @Nullable List<T> values, BiFunction<T, String, M> toMessage) {
        List<T> given = Values.list(field, values);
        return IntStream.range(0, given.size())
                .mapToObj(i -> toMessage.apply(given.get(i), field + "[" + i + "]"))
                .toList();
    }
}
