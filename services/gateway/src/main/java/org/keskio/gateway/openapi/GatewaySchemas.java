package org.keskio.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schemas of what the gateway puts together itself. */
final class GatewaySchemas {

    private GatewaySchemas() {}

    static void addTo(Map<String, Schema> schemas) {
        Schema price = nullable("Price", "Public price that holds now; null when the market does not price it.");
        Schema away = text(SchemaType.BOOLEAN, "True while pricing is away: prices are missing, not absent.");

        schemas.put("PricedHit", with(schemas, "StyleHit", Map.of("price", price), List.of()));
        schemas.put("ShopHit", with(schemas, "StyleHit", Map.of("price", price), List.of("availableHere")));
        schemas.put(
                "ClerkSearch",
                with(
                        schemas,
                        "SearchCatalogueResponse",
                        Map.of("hits", list("PricedHit"), "pricesAway", away),
                        List.of()));
        schemas.put(
                "ShopSearch",
                with(
                        schemas,
                        "SearchCatalogueResponse",
                        Map.of("hits", list("ShopHit"), "pricesAway", away),
                        List.of()));
        schemas.put("PricedCell", with(schemas, "MatrixCell", Map.of("price", price), List.of()));
        schemas.put(
                "PricedStyle",
                with(schemas, "GetStyleResponse", Map.of("cells", list("PricedCell"), "pricesAway", away), List.of()));
        schemas.put(
                "PricedProduct",
                with(
                        schemas,
                        "Product",
                        Map.of(
                                "price",
                                price,
                                "pricesAway",
                                away,
                                "availability",
                                nullable("SkuAvailability", "Where it can be had.")),
                        List.of()));
        schemas.put(
                "ShopPrices",
                with(
                        schemas,
                        "BatchGetPricesResponse",
                        Map.of("market", text(SchemaType.STRING, "The market asked for.")),
                        List.of()));
        schemas.put("ShopOrder", with(schemas, "SendOrder", Map.of(), List.of("deliverTo")));
        schemas.put(
                "ShopOrders", with(schemas, "ListSendOrdersResponse", Map.of("orders", list("ShopOrder")), List.of()));
        schemas.put(
                "RecognisedCustomer",
                object(Map.of("customer", nullable("Profile", "Null when nobody was recognised."))));
        schemas.put("SentOrder", object(Map.of("order", ref("SendOrder"), "orders", list("SendOrder"))));
        schemas.put("NextPage", object(Map.of("location", text(SchemaType.STRING, "Address to go to."))));
        schemas.put("Me", me());
        schemas.put("KeySet", keySet());
        schemas.put("FeedReport", feedReport());
        schemas.put("StockFeedReport", stockFeedReport());
        schemas.put("Problem", problem());
    }

    private static Schema me() {
        Map<String, Schema> store = new LinkedHashMap<>();
        store.put("code", text(SchemaType.STRING, "Location code."));
        store.put("name", text(SchemaType.STRING, "Name for people."));
        store.put("country", text(SchemaType.STRING, "ISO 3166-1 alpha-2."));
        store.put("market", text(SchemaType.STRING, "Whose prices hold here."));
        store.put("timeZone", text(SchemaType.STRING, "IANA zone."));
        Map<String, Schema> me = new LinkedHashMap<>();
        me.put("name", text(SchemaType.STRING, "Name for people."));
        me.put("username", text(SchemaType.STRING, "Login name."));
        me.put("roles", words("Roles."));
        me.put("store", object(store));
        me.put("locale", text(SchemaType.STRING, "Language of choice."));
        me.put("csrfToken", text(SchemaType.STRING, "For the header X-CSRF-Token; null with a bearer token."));
        return object(me);
    }

    private static Schema keySet() {
        return object(Map.of(
                "keys",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description("JSON Web Keys (RFC 7517).")
                        .items(OASFactory.createSchema().addType(SchemaType.OBJECT))));
    }

    private static Schema feedReport() {
        Map<String, Schema> refusal = new LinkedHashMap<>();
        refusal.put("line", text(SchemaType.INTEGER, "Line number, from 1."));
        refusal.put("field", text(SchemaType.STRING, "Column at fault, or line for the line as a whole."));
        refusal.put("reason", text(SchemaType.STRING, "Why, for people to read."));
        Map<String, Schema> report = new LinkedHashMap<>();
        report.put("kind", text(SchemaType.STRING, "Which feed."));
        report.put("lines", text(SchemaType.INTEGER, "Records read."));
        report.put("accepted", text(SchemaType.INTEGER, "Records taken."));
        report.put(
                "changed",
                text(SchemaType.INTEGER, "Accepted records that changed something; null where it is not told."));
        report.put(
                "refused",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description("The first 1000 refused records.")
                        .items(object(refusal)));
        report.put("refusedTotal", text(SchemaType.INTEGER, "Records refused in all."));
        return object(report);
    }

    private static Schema stockFeedReport() {
        Schema report = feedReport();
        report.addProperty("feed", text(SchemaType.STRING, "Name of the feed."));
        report.addProperty("sequence", text(SchemaType.INTEGER, "Number of the message."));
        report.addProperty("repeated", text(SchemaType.BOOLEAN, "Whether it had been taken before."));
        report.addProperty("complete", text(SchemaType.BOOLEAN, "Whether all of the message is here."));
        report.addProperty(
                "snapshotComplete",
                text(SchemaType.BOOLEAN, "Whether its snapshot is complete: absent cells are zero."));
        report.addProperty("zeroed", text(SchemaType.INTEGER, "Cells that became zero."));
        report.addProperty("warnings", words("What a person should know, e.g. that messages are missing."));
        return report;
    }

    private static Schema problem() {
        Map<String, Schema> violation = new LinkedHashMap<>();
        violation.put("field", text(SchemaType.STRING, "Path of the field, e.g. lines[0].quantity."));
        violation.put("description", text(SchemaType.STRING, "What is wrong with it."));
        Map<String, Schema> problem = new LinkedHashMap<>();
        problem.put("type", text(SchemaType.STRING, "Names the reason as an address."));
        problem.put("title", text(SchemaType.STRING, "The reason in words."));
        problem.put("status", text(SchemaType.INTEGER, "HTTP status."));
        problem.put("detail", text(SchemaType.STRING, "What happened, for people."));
        problem.put("instance", text(SchemaType.STRING, "The path that was asked for."));
        problem.put("reason", text(SchemaType.STRING, "Why, for programs, e.g. STOCK_SHORT."));
        problem.put("domain", text(SchemaType.STRING, "Whose reason it is."));
        problem.put("metadata", text(SchemaType.OBJECT, "Facts for programs."));
        problem.put(
                "violations",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description("The fields at fault.")
                        .items(object(violation)));
        problem.put("traceId", text(SchemaType.STRING, "To find the request in traces and logs."));
        return object(problem);
    }

    /** A copy of a schema with some properties set and some left out. */
    private static Schema with(
            Map<String, Schema> schemas, String base, Map<String, Schema> set, List<String> without) {
        Schema origin = schemas.get(base);
        if (origin == null) {
            throw new IllegalStateException("There is no schema " + base);
        }
        Map<String, Schema> properties = new LinkedHashMap<>(origin.getProperties());
        properties.putAll(set);
        without.forEach(properties::remove);
        return object(properties).description(origin.getDescription());
    }

    private static Schema object(Map<String, Schema> properties) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).properties(properties);
    }

    private static Schema list(String name) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(ref(name));
    }

    private static Schema words(String description) {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .description(description)
                .items(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static Schema text(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema nullable(String name, String description) {
        return ref(name).description(description);
    }
}
