package org.keskio.inventory.inbound.grpc;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keskio.inventory.application.policy.PublishedPolicy;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.plan.SourcingPolicy;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.v1.KindPriority;
import org.keskio.inventory.v1.LocationPriority;
import org.keskio.inventory.v1.PolicyVersion;

/** The sourcing policy as messages carry it. */
final class PolicyMessages {

    private static final double MOST_EUR = 1000;
    private static final int MOST_CODES = 1000;

    private PolicyMessages() {}

    /** Reads a policy and notes all that is wrong with it; {@code path} ends with a dot. */
    static SourcingPolicy read(RequestFields fields, String path, org.keskio.inventory.v1.SourcingPolicy message) {
        SourcingPolicy.Weights weights = new SourcingPolicy.Weights(
                amount(fields, path + "hour_eur", message.getHourEur(), 0),
                amount(fields, path + "co2_kg_eur", message.getCo2KgEur(), 0),
                amount(fields, path + "miss_eur", message.getMissEur(), 0),
                amount(fields, path + "customer_km_eur", message.getCustomerKmEur(), 0),
                amount(fields, path + "split_eur", message.getSplitEur(), 0));
        Set<LocationKind> kinds = EnumSet.noneOf(LocationKind.class);
        for (int i = 0; i < message.getExcludedKindsCount(); i++) {
            kinds.add(kind(fields, path + "excluded_kinds[" + i + "]", message.getExcludedKinds(i)));
        }
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (int i = 0; i < message.getExcludedWaysCount(); i++) {
            ways.add(way(fields, path + "excluded_ways[" + i + "]", message.getExcludedWays(i)));
        }
        leaveOne(fields, path + "excluded_kinds", kinds.size() == LocationKind.values().length);
        leaveOne(fields, path + "excluded_ways", ways.size() == Way.values().length);
        return new SourcingPolicy(
                weights,
                codes(fields, path + "excluded_locations", message.getExcludedLocationsList()),
                kinds.size() == LocationKind.values().length ? Set.of() : kinds,
                ways.size() == Way.values().length ? Set.of() : ways,
                kindPriorities(fields, path + "kind_priorities", message.getKindPrioritiesList()),
                locationPriorities(fields, path + "location_priorities", message.getLocationPrioritiesList()),
                number(fields, path + "max_splits", message.getMaxSplits(), 0, 9),
                amount(fields, path + "pick_up_km", message.getPickUpKm(), 0),
                number(fields, path + "max_plans", message.getMaxPlans(), 1, 50));
    }

    private static void leaveOne(RequestFields fields, String field, boolean none) {
        if (none) {
            fields.wrong(field, "must leave one");
        }
    }

    private static double amount(RequestFields fields, String field, double value, double least) {
        if (!(value >= least && value <= MOST_EUR)) {
            fields.wrong(field, "must be " + (long) least + " to " + (long) MOST_EUR + ", got " + value);
            return 0;
        }
        return value;
    }

    private static int number(RequestFields fields, String field, int value, int least, int most) {
        if (value < least || value > most) {
            fields.wrong(field, "must be " + least + "-" + most + ", got " + value);
            return least;
        }
        return value;
    }

    private static Set<LocationCode> codes(RequestFields fields, String field, List<String> given) {
        few(fields, field, given.size());
        Set<LocationCode> codes = new HashSet<>();
        for (int i = 0; i < Math.min(MOST_CODES, given.size()); i++) {
            codes.add(fields.location(field + "[" + i + "]", given.get(i)));
        }
        return codes;
    }

    private static void few(RequestFields fields, String field, int count) {
        if (count > MOST_CODES) {
            fields.wrong(field, "must have at most " + MOST_CODES + " elements, has " + count);
        }
    }

    private static Map<LocationKind, Double> kindPriorities(
            RequestFields fields, String field, List<KindPriority> given) {
        few(fields, field, given.size());
        Map<LocationKind, Double> read = new EnumMap<>(LocationKind.class);
        for (int i = 0; i < Math.min(MOST_CODES, given.size()); i++) {
            String path = field + "[" + i + "].";
            LocationKind kind = kind(fields, path + "kind", given.get(i).getKind());
            if (read.put(kind, amount(fields, path + "eur", given.get(i).getEur(), -MOST_EUR)) != null) {
                fields.wrong(path + "kind", "is there already");
            }
        }
        return read;
    }

    private static Map<LocationCode, Double> locationPriorities(
            RequestFields fields, String field, List<LocationPriority> given) {
        few(fields, field, given.size());
        Map<LocationCode, Double> read = new HashMap<>();
        for (int i = 0; i < Math.min(MOST_CODES, given.size()); i++) {
            String path = field + "[" + i + "].";
            LocationCode code = fields.location(path + "location", given.get(i).getLocation());
            if (read.put(code, amount(fields, path + "eur", given.get(i).getEur(), -MOST_EUR)) != null) {
                fields.wrong(path + "location", "is there already");
            }
        }
        return read;
    }

    private static LocationKind kind(RequestFields fields, String field, org.keskio.inventory.v1.LocationKind kind) {
        return switch (kind) {
            case LOCATION_KIND_STORE -> LocationKind.STORE;
            case LOCATION_KIND_WAREHOUSE -> LocationKind.WAREHOUSE;
            case LOCATION_KIND_PARTNER -> LocationKind.PARTNER;
            case LOCATION_KIND_UNSPECIFIED, UNRECOGNIZED -> {
                fields.wrong(field, "must be STORE, WAREHOUSE or PARTNER");
                yield LocationKind.STORE;
            }
        };
    }

    private static Way way(RequestFields fields, String field, org.keskio.inventory.v1.Way way) {
        return switch (way) {
            case WAY_CARRY -> Way.CARRY;
            case WAY_PICK_UP_THERE -> Way.PICK_UP_THERE;
            case WAY_SHIP_TO_STORE -> Way.SHIP_TO_STORE;
            case WAY_SHIP_HOME -> Way.SHIP_HOME;
            case WAY_UNSPECIFIED, UNRECOGNIZED -> {
                fields.wrong(field, "must be CARRY, PICK_UP_THERE, SHIP_TO_STORE or SHIP_HOME");
                yield Way.CARRY;
            }
        };
    }

    static PolicyVersion version(PublishedPolicy published) {
        return PolicyVersion.newBuilder()
                .setVersion(published.version())
                .setPolicy(policy(published.policy()))
                .setPublishedBy(published.by())
                .setPublishTime(StockMessages.timestamp(published.at()))
                .setReason(published.reason())
                .build();
    }

    private static org.keskio.inventory.v1.SourcingPolicy policy(SourcingPolicy policy) {
        org.keskio.inventory.v1.SourcingPolicy.Builder message = org.keskio.inventory.v1.SourcingPolicy.newBuilder()
                .setHourEur(policy.weights().hourEur())
                .setCo2KgEur(policy.weights().co2KgEur())
                .setMissEur(policy.weights().missEur())
                .setCustomerKmEur(policy.weights().customerKmEur())
                .setSplitEur(policy.weights().splitEur())
                .setMaxSplits(policy.maxSplits())
                .setPickUpKm(policy.pickUpKm())
                .setMaxPlans(policy.maxPlans());
        policy.excludedLocations().stream().map(LocationCode::value).sorted().forEach(message::addExcludedLocations);
        policy.excludedKinds().stream().sorted().map(StockMessages::kind).forEach(message::addExcludedKinds);
        policy.excludedWays().stream().sorted().map(SendMessages::way).forEach(message::addExcludedWays);
        policy.kindPriority().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> message.addKindPrioritiesBuilder()
                        .setKind(StockMessages.kind(entry.getKey()))
                        .setEur(entry.getValue()));
        policy.locationPriority().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .forEach(entry -> message.addLocationPrioritiesBuilder()
                        .setLocation(entry.getKey().value())
                        .setEur(entry.getValue()));
        return message.build();
    }
}
