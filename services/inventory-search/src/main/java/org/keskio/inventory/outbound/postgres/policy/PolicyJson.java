package org.keskio.inventory.outbound.postgres.policy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.plan.SourcingPolicy;
import org.keskio.inventory.domain.plan.Way;

/** The sourcing policy as its column keeps it. */
final class PolicyJson {

    private PolicyJson() {}

    static String write(SourcingPolicy policy) {
        SourcingPolicy.Weights weights = policy.weights();
        return new JsonObject()
                .put("hour_eur", weights.hourEur())
                .put("co2_kg_eur", weights.co2KgEur())
                .put("miss_eur", weights.missEur())
                .put("customer_km_eur", weights.customerKmEur())
                .put("split_eur", weights.splitEur())
                .put("excluded_locations", array(policy.excludedLocations(), LocationCode::value))
                .put("excluded_kinds", array(policy.excludedKinds(), Enum::name))
                .put("excluded_ways", array(policy.excludedWays(), Enum::name))
                .put("kind_priorities", object(policy.kindPriority(), Enum::name))
                .put("location_priorities", object(policy.locationPriority(), LocationCode::value))
                .put("max_splits", policy.maxSplits())
                .put("pick_up_km", policy.pickUpKm())
                .put("max_plans", policy.maxPlans())
                .encode();
    }

    static SourcingPolicy read(String text) {
        JsonObject json = new JsonObject(text);
        return new SourcingPolicy(
                new SourcingPolicy.Weights(
                        json.getDouble("hour_eur"),
                        json.getDouble("co2_kg_eur"),
                        json.getDouble("miss_eur"),
                        json.getDouble("customer_km_eur"),
                        json.getDouble("split_eur")),
                set(json, "excluded_locations", LocationCode::new),
                set(json, "excluded_kinds", LocationKind::valueOf),
                set(json, "excluded_ways", Way::valueOf),
                map(json, "kind_priorities", LocationKind::valueOf),
                map(json, "location_priorities", LocationCode::new),
                json.getInteger("max_splits"),
                json.getDouble("pick_up_km"),
                json.getInteger("max_plans"));
    }

    private static <T> JsonArray array(Collection<T> values, Function<T, String> name) {
        JsonArray array = new JsonArray();
        values.stream().map(name).sorted().forEach(array::add);
        return array;
    }

    private static <T> JsonObject object(Map<T, Double> values, Function<T, String> name) {
        JsonObject object = new JsonObject();
        values.forEach((key, eur) -> object.put(name.apply(key), eur));
        return object;
    }

    private static <T> Set<T> set(JsonObject json, String name, Function<String, T> value) {
        return json.getJsonArray(name).stream().map(Object::toString).map(value).collect(Collectors.toSet());
    }

    private static <T> Map<T, Double> map(JsonObject json, String name, Function<String, T> key) {
        JsonObject object = json.getJsonObject(name);
        Map<T, Double> map = new HashMap<>();
        object.fieldNames().forEach(field -> map.put(key.apply(field), object.getDouble(field)));
        return map;
    }
}
