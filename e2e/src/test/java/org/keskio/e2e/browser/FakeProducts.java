package org.keskio.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the fake gateway shows: one style well stocked elsewhere, a customer, four plans. */
final class FakeProducts {

    static final String SOLD_OUT_HERE = "TUN-0001-BLK-M";
    static final String GTIN = "2000000000015";
    /** A Tuesday afternoon in Helsinki. */
    static final Instant NOW = Instant.parse("2026-11-24T12:10:00Z");

    static final String BOOTS = "TUN-0207-BRN-42";
    static final String BOOTS_GTIN = "6438000000012";

    private static final String NAME = "Merino Base Layer Half-Zip";
    private static final List<String> COLOURS = List.of("black", "teal", "charcoal");
    private static final List<String> CODES = List.of("BLK", "TEA", "CHR");
    private static final List<String> SIZES = List.of("XS", "S", "M", "L", "XL", "XXL");

    private FakeProducts() {}

    static ObjectNode money(String amount) {
        return object().put("amount", amount).put("currency", "EUR");
    }

    static List<String> skus() {
        List<String> skus = new ArrayList<>();
        for (String code : CODES) {
            for (String size : SIZES) {
                skus.add("TUN-0001-" + code + "-" + size);
            }
        }
        return skus;
    }

    static ObjectNode search(String query, String price) {
        ObjectNode answer = object();
        ArrayNode hits = answer.putArray("hits");
        if (!query.contains("zzz")) {
            hit(hits, "TUN-0001", NAME, "Tunturi", price, 4, 133);
            hit(hits, "TUN-0044", "Merino Base Layer Leggings", "Tunturi", "99.90", 0, 61);
            hit(hits, "TUN-0102", "Merino Crew Tee, Women", "Rajala", "69.90", 12, 240);
            hit(hits, "TUN-0310", "Merino Beanie with a rather long name for a small screen", "Sarek", "39.90", 0, 0);
        }
        ArrayNode facets = answer.putArray("facets");
        facet(facets, "brand", "Tunturi", "Rajala", "Sarek");
        facet(facets, "category", "men/tops/base-layers", "women/tops/base-layers", "accessories/hats");
        facet(facets, "colour", "black", "teal", "charcoal", "red", "navy");
        facet(facets, "size", "XS", "S", "M", "L", "XL", "XXL");
        return answer.put("total", hits.size()).put("nextPageToken", "").put("exactSku", "");
    }

    static ObjectNode style(String code, String price) {
        return code.equals("TUN-0207") ? boots(price) : halfZip(price);
    }

    private static ObjectNode boots(String price) {
        ObjectNode style = object().put("style", "TUN-0207")
                .put("name", "Kuru Trail Boot")
                .put("brand", "Sarek")
                .put("category", "women/shoes/boots")
                .put("description", "A light boot for wet paths, with a sole that can be replaced.");
        style.withArray("colours").add("brown");
        ArrayNode cells = style.putArray("cells");
        for (int size = 38; size <= 43; size++) {
            style.withArray("sizes").add(String.valueOf(size));
            ObjectNode cell = cells.addObject();
            String sku = "TUN-0207-BRN-" + size;
            cell.set("product", boot(sku));
            cell.put("availableHere", size % 3)
                    .put("availableNear", 2)
                    .put("availableNetwork", 20)
                    .put("availablePartner", 0);
            cell.set("price", price(sku, price));
        }
        return style;
    }

    private static ObjectNode boot(String sku) {
        return object().put("sku", sku)
                .put("gtin", sku.equals(BOOTS) ? BOOTS_GTIN : "")
                .put("style", "TUN-0207")
                .put("name", "Kuru Trail Boot")
                .put("brand", "Sarek")
                .put("category", "women/shoes/boots")
                .put("colour", "brown")
                .put("size", sku.substring(sku.length() - 2))
                .put("description", "")
                .put("imageUrl", "");
    }

    private static ObjectNode halfZip(String price) {
        ObjectNode style = object().put("style", "TUN-0001")
                .put("name", NAME)
                .put("brand", "Tunturi")
                .put("category", "men/tops/base-layers")
                .put("description", "Soft 200 g merino with a long zip: warm when wet, and fresh for days.");
        COLOURS.forEach(style.withArray("colours")::add);
        SIZES.forEach(style.withArray("sizes")::add);
        ArrayNode cells = style.putArray("cells");
        for (String sku : skus()) {
            int n = skus().indexOf(sku);
            boolean soldOutHere = sku.equals(SOLD_OUT_HERE) || n % 3 == 0;
            boolean nowhere = n == 5 || n == 12;
            ObjectNode cell = cells.addObject();
            cell.set("product", product(sku, n));
            cell.put("availableHere", soldOutHere || nowhere ? 0 : n % 4 + 1)
                    .put("availableNear", nowhere || n % 6 == 3 ? 0 : 3)
                    .put("availableNetwork", nowhere ? 0 : 9 + n)
                    .put("availablePartner", nowhere ? 0 : n % 3);
            cell.set("price", price(sku, price));
        }
        return style;
    }

    static @Nullable ObjectNode product(String skuOrGtin, String price) {
        String sku = skuOrGtin.equals(GTIN) ? SOLD_OUT_HERE : skuOrGtin.equals(BOOTS_GTIN) ? BOOTS : skuOrGtin;
        boolean boots = sku.startsWith("TUN-0207");
        int n = boots ? 3 : skus().indexOf(sku);
        if (n < 0) {
            return null;
        }
        ObjectNode product = boots ? boot(sku) : product(sku, n);
        product.set("price", price(sku, price));
        int here = n == 5 || n == 12 || n % 3 == 0 || sku.equals(SOLD_OUT_HERE) ? 0 : n % 4 + 1;
        ObjectNode where = product.putObject("availability")
                .put("sku", sku)
                .put("here", here)
                .put("near", n == 5 || n == 12 ? 0 : 3)
                .put("network", n == 5 || n == 12 ? 0 : 9 + n)
                .put("partner", n == 5 || n == 12 ? 0 : 2);
        ArrayNode places = where.putArray("locations");
        if (n != 5 && n != 12) {
            place(places, "FI-ESP-01", "Tunturi Espoo Iso Omena", "store", 1, 11.2);
            place(places, "FI-VAN-01", "Tunturi Vantaa Jumbo", "store", 2, 15.4);
            place(places, "WH-FI-01", "Central warehouse Vantaa", "warehouse", 5, 18.9);
            place(places, "FI-TMP-01", "Tunturi Tampere Koskikeskus", "store", 1, 161);
            place(places, "SE-STO-01", "Tunturi Stockholm Drottninggatan", "store", 3, 395);
            place(places, "PT-VUORI", "Vuori Outdoor", "partner", 2, 17);
        }
        return product;
    }

    static ObjectNode plans(String id, String price, boolean changed) {
        ObjectNode set = object().put("planSetId", id);
        ArrayNode plans = set.putArray("plans");
        if (!changed) {
            plan(
                            plans,
                            "p1",
                            "pick_up_there",
                            "FI-VAN-01",
                            "Tunturi Vantaa Jumbo",
                            3,
                            "2.10",
                            0.05,
                            0.93,
                            "recommended",
                            "fastest")
                    .put("destination", "FI-VAN-01")
                    .put("destinationName", "Tunturi Vantaa Jumbo")
                    .put("reason", "It is on the shelf 15 km away and can be picked up today.")
                    .put("destinationOpen", true)
                    .put("destinationTurnTime", in(5, ChronoUnit.HOURS));
        }
        plan(
                        plans,
                        "p2",
                        "ship_home",
                        "WH-FI-01",
                        "Central warehouse Vantaa",
                        changed ? 54 : 27,
                        "5.90",
                        0.41,
                        0.99,
                        "greenest")
                .put("reason", "The warehouse almost always finds it, and one parcel goes the shortest way.")
                .put("cutOffTime", in(2, ChronoUnit.HOURS));
        plan(
                        plans,
                        "p3",
                        "ship_to_store",
                        "FI-TMP-01",
                        "Tunturi Tampere Koskikeskus",
                        50,
                        "1.80",
                        1.2,
                        0.88,
                        "cheapest")
                .put("destination", "FI-HEL-01")
                .put("destinationName", "Tunturi Helsinki Kluuvi")
                .put("reason", "Rides along with the weekly transfer to this store.");
        plan(plans, "p4", "ship_home", "PT-VUORI", "Vuori Outdoor", 74, "7.50", 0.62, 0.9)
                .put("reason", "A partner sends it; dearer than our own stock.");
        ObjectNode quoted = set.putObject("price").put("quoteId", "q1").put("jws", "e30.e30.c2ln");
        quoted.set("unitPrice", money(price));
        quoted.set("total", money(price));
        quoted.put("expireTime", in(15, ChronoUnit.MINUTES));
        quoted.putArray("lines");
        set.putArray("missing");
        return set.put("expireTime", in(15, ChronoUnit.MINUTES))
                .put("policyVersion", "7")
                .put("gap", 0);
    }

    /** Plans for a basket: from one place, or in two parcels; the last of three lines is nowhere to be had. */
    static ObjectNode basketPlans(JsonNode lines, String price) {
        ObjectNode set = plans("set-basket", price, false);
        ArrayNode plans = set.putArray("plans");
        ObjectNode split = plan(
                        plans,
                        "b1",
                        "ship_home",
                        "FI-TMP-01",
                        "Tunturi Tampere Koskikeskus",
                        27,
                        "9.40",
                        0.9,
                        0.91,
                        "recommended",
                        "fastest")
                .put("reason", "Two parcels, but both are home tomorrow.")
                .put("cutOffTime", in(2, ChronoUnit.HOURS));
        ObjectNode whole = plan(
                        plans,
                        "b2",
                        "ship_home",
                        "WH-FI-01",
                        "Central warehouse Vantaa",
                        50,
                        "5.90",
                        0.41,
                        0.98,
                        "cheapest",
                        "greenest")
                .put("reason", "The warehouse has both: one parcel, a day later.");
        leg(split, "FI-TMP-01", "Tunturi Tampere Koskikeskus", 27, lines.get(0));
        leg(split, "WH-FI-01", "Central warehouse Vantaa", 26, lines.get(1));
        whole.putArray("legs");
        ArrayNode had = FakeGateway.JSON.createArrayNode();
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            if (had.size() == 2) {
                set.withArray("missing").add(line);
                continue;
            }
            BigDecimal sum = new BigDecimal(price)
                    .multiply(BigDecimal.valueOf(line.path("quantity").asInt()));
            ObjectNode priced = line.deepCopy();
            priced.set("unitPrice", money(price));
            priced.set("total", money(sum.toPlainString()));
            had.add(priced);
            total = total.add(sum);
        }
        ObjectNode quoted = (ObjectNode) set.get("price");
        quoted.set("lines", had);
        quoted.set("total", money(total.toPlainString()));
        return set.put("gap", 0.02);
    }

    private static void leg(ObjectNode plan, String source, String name, int hours, JsonNode line) {
        ObjectNode leg = plan.withArray("legs")
                .addObject()
                .put("way", plan.get("way").asText())
                .put("source", source)
                .put("sourceName", name)
                .put("destination", "")
                .put("destinationName", "")
                .put("promiseEndTime", in(hours, ChronoUnit.HOURS));
        leg.putArray("lines").add(line);
    }

    /** Places around Helsinki, nearest first. */
    static ObjectNode locations() {
        ObjectNode answer = object();
        ArrayNode locations = answer.putArray("locations");
        location(locations, "PT-VINDEL", "Vindel Sport", "partner", "Helsinki", 1.2);
        location(locations, "FI-ESP-01", "Tunturi Espoo Iso Omena", "store", "Espoo", 9.6);
        location(locations, "WH-FI-01", "Central warehouse Vantaa", "warehouse", "Vantaa", 14.8);
        location(locations, "FI-LHT-01", "Tunturi Lahti", "store", "Lahti", 97.5);
        location(locations, "FI-TKU-01", "Tunturi Turku", "store", "Turku", 150.2);
        location(locations, "FI-TMP-01", "Tunturi Tampere Koskikeskus", "store", "Tampere", 160.4);
        location(locations, "FI-OUL-01", "Tunturi Oulu", "store", "Oulu", 538.1);
        return answer;
    }

    private static void location(
            ArrayNode locations, String code, String name, String kind, String town, double distanceKm) {
        locations
                .addObject()
                .put("distanceKm", distanceKm)
                .putObject("location")
                .put("code", code)
                .put("name", name)
                .put("kind", kind)
                .put("town", town);
    }

    static ObjectNode transfer() {
        ObjectNode transfer = object().put("transferId", "0198c0de-0000-7000-8000-0000000000aa")
                .put("from", "WH-FI-01")
                .put("to", "FI-HEL-01")
                .put("state", "open")
                .put("reference", "TR-1042")
                .put("createTime", in(-20, ChronoUnit.HOURS));
        ArrayNode lines = transfer.putArray("lines");
        lines.addObject()
                .put("sku", SOLD_OUT_HERE)
                .put("sent", 3)
                .put("received", 0)
                .put("difference", 0);
        lines.addObject()
                .put("sku", "TUN-0001-TEA-L")
                .put("sent", 2)
                .put("received", 0)
                .put("difference", 0);
        return transfer;
    }

    static ObjectNode customer() {
        ObjectNode customer = object().put("customerId", "0198c0de-0000-7000-8000-000000000001")
                .put("givenName", "Aino")
                .put("familyName", "Virtanen")
                .put("locale", "fi")
                .put("clubMember", true)
                .put("maskedEmail", "a***@example.org")
                .put("maskedPhone", "+358 ** *** *567");
        customer.set("address", address());
        customer.putArray("withheld");
        return customer;
    }

    static ObjectNode order(String number, String state, String way, String source, String destination) {
        ObjectNode order = object().put("sendOrderId", number)
                .put("number", number)
                .put("state", state)
                .put("sku", SOLD_OUT_HERE)
                .put("productName", NAME)
                .put("variant", "black, M")
                .put("gtin", GTIN)
                .put("quantity", 1)
                .put("way", way)
                .put("source", source)
                .put("destination", destination)
                .put("orderingStore", "FI-TMP-01")
                .put("customerId", "0198c0de-0000-7000-8000-000000000001")
                .put("promiseEndTime", in(29, ChronoUnit.HOURS))
                .put("deadlineTime", in(state.equals("picking") ? -20 : 55, ChronoUnit.MINUTES))
                .put("trackingNumber", "")
                .put("basketId", "")
                .put("createTime", in(-40, ChronoUnit.MINUTES));
        order.set("total", money("129.90"));
        order.put("chooseByTime", state.equals("awaiting_choice") ? in(47, ChronoUnit.HOURS) : null);
        order.set("deliverTo", way.equals("ship_home") ? address() : null);
        order.putArray("steps").add(step("reserved", "FI-TMP-01", "ordered at FI-TMP-01"));
        if (!state.equals("reserved")) {
            order.withArray("steps").add(step(state, source, ""));
        }
        return order;
    }

    static ObjectNode step(String state, String location, String note) {
        return object().put("state", state)
                .put("stepTime", in(-30, ChronoUnit.MINUTES))
                .put("location", location)
                .put("note", note);
    }

    private static ObjectNode product(String sku, int n) {
        return object().put("sku", sku)
                .put("gtin", sku.equals(SOLD_OUT_HERE) ? GTIN : "")
                .put("style", "TUN-0001")
                .put("name", NAME)
                .put("brand", "Tunturi")
                .put("category", "men/tops/base-layers")
                .put("colour", COLOURS.get(n / SIZES.size()))
                .put("size", SIZES.get(n % SIZES.size()))
                .put("description", "")
                .put("imageUrl", "");
    }

    private static ObjectNode price(String sku, String amount) {
        ObjectNode price = object().put("sku", sku).put("tier", "public");
        price.set("amount", money(amount));
        return price.putNull("nextChangeTime");
    }

    private static void hit(
            ArrayNode hits, String style, String name, String brand, String price, int here, int anywhere) {
        ObjectNode hit = hits.addObject()
                .put("style", style)
                .put("name", name)
                .put("brand", brand)
                .put("sku", style + "-BLK-M")
                .put("availableHere", here)
                .put("availableAnywhere", anywhere)
                .put("imageUrl", "");
        COLOURS.forEach(hit.withArray("colours")::add);
        SIZES.forEach(hit.withArray("sizes")::add);
        hit.set("price", price(style, price));
    }

    private static void facet(ArrayNode facets, String field, String... values) {
        ObjectNode facet = facets.addObject().put("field", field);
        for (String value : values) {
            facet.withArray("values").addObject().put("value", value).put("count", value.length() + 3);
        }
    }

    private static void place(ArrayNode places, String code, String name, String kind, int available, double km) {
        places.addObject()
                .put("location", code)
                .put("name", name)
                .put("kind", kind)
                .put("available", available)
                .put("distanceKm", km);
    }

    private static ObjectNode plan(
            ArrayNode plans,
            String id,
            String way,
            String source,
            String sourceName,
            int hours,
            String cost,
            double co2,
            double chance,
            String... labels) {
        ObjectNode plan = plans.addObject()
                .put("planId", id)
                .put("way", way)
                .put("source", source)
                .put("sourceName", sourceName)
                .put(
                        "sourceKind",
                        source.startsWith("WH") ? "warehouse" : source.startsWith("PT") ? "partner" : "store")
                .put("destination", "")
                .put("destinationName", "")
                .put("promiseEndTime", in(hours, ChronoUnit.HOURS))
                .put("co2Kg", co2)
                .put("chance", chance)
                .put("distanceKm", 15.4)
                .put("score", 1 + hours / 24.0)
                .put("destinationOpen", false)
                .putNull("destinationTurnTime")
                .putNull("cutOffTime");
        plan.putArray("legs");
        plan.set("cost", money(cost));
        ArrayNode all = plan.putArray("labels");
        for (String label : labels) {
            all.add(label);
        }
        return plan;
    }

    private static ObjectNode address() {
        return object().put("recipient", "Aino Virtanen")
                .put("street", "Mannerheimintie 1 A 2")
                .put("postcode", "00100")
                .put("town", "Helsinki")
                .put("country", "FI");
    }

    private static String in(long amount, ChronoUnit unit) {
        return NOW.plus(Duration.of(amount, unit)).toString();
    }

    private static ObjectNode object() {
        return FakeGateway.JSON.createObjectNode();
    }
}
