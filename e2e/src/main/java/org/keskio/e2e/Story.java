package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keskio.e2e.Mailbox.Mail;

/**
 * The main story: a clerk finds a sold-out jacket and gets it to the customer, at the one price. Everything is done over
 * the doors that shops, clerks and operators use, and checked against what those doors, the mailbox and the ledger say.
 */
final class Story {

    /** What is spoilt on purpose. */
    enum Spoilt {
        PRICE,
        STOCK,
        MAIL
    }

    private static final Duration LIVE = Duration.ofSeconds(15);
    private static final Duration MAILS = Duration.ofSeconds(30);
    private static final Pattern PICKUP_CODE = Pattern.compile("\\b(\\d{6})\\b");

    private final Suite suite;
    private final PrintStream out;
    private final Optional<Spoilt> spoilt;
    private final Checks checks = new Checks();
    private final ObjectNode report = Rest.JSON.createObjectNode();
    private final Mailbox mailbox;

    private final String sku;
    private final String gtin;
    private final String words;
    private final String customerEmail;
    private final JsonNode arrangedStock;

    /** What the shirt costs before anybody plays with its price; empty until it is known. */
    private String regularPrice = "";

    private final Rest anybody;
    private final Rest helsinki;
    private final Rest tampere;
    private final Rest operator;
    private final Rest priceManager;

    Story(Suite suite, PrintStream out, Optional<Spoilt> spoilt) {
        this.suite = suite;
        this.out = out;
        this.spoilt = spoilt;
        mailbox = new Mailbox(suite);
        JsonNode world = suite.world();
        JsonNode story = world.path("stories").path("sold_out_here");
        sku = story.path("sku").asText();
        gtin = story.path("gtin").asText();
        words = story.path("search_words").path("en").asText();
        arrangedStock = story.path("stock");
        customerEmail = stream(world.path("accounts"))
                .filter(account -> account.path("username")
                        .asText()
                        .equals(world.path("customer").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The demo world names no customer"))
                .path("email")
                .asText();
        anybody = Rest.anonymous(suite.gateway());
        helsinki = Rest.user(suite, "clerk.helsinki");
        tampere = Rest.user(suite, "clerk.tampere");
        operator = Rest.user(suite, "olli.operator");
        priceManager = Rest.user(suite, "pia.price");
    }

    boolean ok() {
        return checks.ok();
    }

    ObjectNode report() {
        ObjectNode whole = Rest.JSON.createObjectNode();
        whole.put("ok", checks.ok());
        ArrayNode wrong = whole.putArray("wrong");
        checks.failed().forEach(check -> wrong.add(check.name() + ": " + check.detail()));
        whole.setAll(report);
        whole.set("checks", checks.json());
        return whole;
    }

    void conclude() {
        out.println();
        if (checks.ok()) {
            out.printf("All of it held: %d checks against REST answers, the mailbox and the ledger.%n", checks.size());
        } else {
            out.println("Something is wrong:");
            checks.failed().forEach(check -> out.printf("  %s: %s%n", check.name(), check.detail()));
        }
    }

    void play() {
        guarded("the story came to its end", this::tell);
        guarded("the regular price holds again", this::backToTheRegularPrice);
    }

    private void guarded(String end, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            checks.that(end, false, String.valueOf(e.getMessage()));
        }
    }

    private void tell() {
        countTheShelves();
        regularPrice = amount(settledPrice().path("amount"));
        JsonNode before = levels();
        report.set("stock_before", before);

        find();
        String shopPrice = shopPrice();
        if (spoilt.equals(Optional.of(Spoilt.PRICE))) {
            spoilThePrice(shopPrice);
        }
        JsonNode customer = recogniseTheCustomer();
        String customerId = customer.path("customerId").asText();

        JsonNode sentHome = sendHome(customerId, shopPrice);
        JsonNode collected = pickUp(customerId);
        JsonNode moved = cannotFindIt(customerId);

        mails(sentHome, moved, collected);
        timeline(customerId, sentHome);
        stock(before);
        switchThePrice();
    }

    // ---- The story -------------------------------------------------------------------------------------------------

    /** The morning's count: whoever played before, the pieces lie where the story wants them, three of them in Tampere. */
    private void countTheShelves() {
        Map<String, JsonNode> now = byLocation(levels());
        StringBuilder feed = new StringBuilder("sku,location,on_hand,safety_stock\n");
        HashSet<String> places = new HashSet<>(now.keySet());
        arrangedStock.fieldNames().forEachRemaining(places::add);
        for (String place : places.stream().sorted().toList()) {
            JsonNode level = now.get(place);
            int reserved = level == null ? 0 : level.path("reserved").asInt();
            int wanted =
                    (place.equals("FI-TMP-01") ? 3 : arrangedStock.path(place).asInt(0)) + reserved;
            feed.append(sku)
                    .append(',')
                    .append(place)
                    .append(',')
                    .append(wanted)
                    .append(",0\n");
        }
        operator.feed("stock", feed.toString());
    }

    private void find() {
        chapter("A customer in Helsinki wants a " + words);
        JsonNode found = helsinki.get("/api/clerk/v1/search?" + Rest.query(Map.of("q", words, "locale", "en")));
        checks.that(
                "words find the style",
                stream(found.path("hits"))
                        .anyMatch(hit -> sku.startsWith(hit.path("style").asText())),
                found.path("total").asInt() + " styles for '" + words + "'");
        JsonNode scanned = helsinki.get("/api/clerk/v1/products/" + gtin + "?locale=en");
        checks.that(
                "a scanned GTIN finds the SKU",
                product(scanned).path("sku").asText().equals(sku),
                gtin + " is " + product(scanned).path("sku").asText());
        JsonNode where = awaitAvailability(item -> item.path("network").asInt() >= 3);
        say(
                "The clerk scans %s: %s, %s, %s.",
                gtin,
                product(scanned).path("name").asText(),
                product(scanned).path("colour").asText(),
                product(scanned).path("size").asText());
        say(
                "Here: %d. Near: %d. In the whole network: %d.",
                where.path("here").asInt(),
                where.path("near").asInt(),
                where.path("network").asInt());
        for (JsonNode place : where.path("locations")) {
            say(
                    "   %d at %s, %.0f km",
                    place.path("available").asInt(),
                    place.path("name").asText(),
                    place.path("distanceKm").asDouble());
        }
        checks.that(
                "it is sold out here and lies elsewhere",
                where.path("here").asInt() == 0 && where.path("network").asInt() > 0,
                where.toString());
    }

    private String shopPrice() {
        String price = amount(anybody.get("/api/shop/v1/prices?market=FI&sku=" + sku)
                .path("prices")
                .path(0)
                .path("amount"));
        report.putObject("price").put("shop", price);
        return price;
    }

    private JsonNode recogniseTheCustomer() {
        chapter("Who is it for?");
        JsonNode customer = helsinki.post(
                        "/api/clerk/v1/customers/recognise",
                        Map.of("kind", "email", "value", customerEmail, "purpose", "send: find the customer"))
                .path("customer");
        checks.that("the customer is recognised by e-mail", customer.hasNonNull("customerId"), customer.toString());
        checks.that(
                "the clerk does not see the whole address of the mailbox",
                !customer.toString().contains(customerEmail),
                customer.path("maskedEmail").asText());
        say(
                "%s %s, %s.",
                customer.path("givenName").asText(),
                customer.path("familyName").asText(),
                customer.path("maskedEmail").asText());
        return customer;
    }

    private JsonNode sendHome(String customerId, String shopPrice) {
        chapter("The ways to get it there");
        JsonNode plans = plans("");
        for (JsonNode plan : plans.path("plans")) {
            say(
                    "   %-22s from %-28s by %s, costs us %s: %s",
                    labels(plan),
                    plan.path("sourceName").asText(),
                    local(plan.path("promiseEndTime").asText()),
                    money(plan.path("cost")),
                    plan.path("reason").asText());
        }
        String quoted = amount(plans.path("price").path("unitPrice"));
        String handheld = handheldPrice();
        say(
                "One price: %s EUR in the web shop, %s on the handheld, %s in the signed quote.",
                shopPrice, handheld, quoted);
        ((ObjectNode) report.path("price")).put("handheld", handheld).put("quote", quoted);
        checks.that(
                "one price in shop, handheld and quote",
                shopPrice.equals(handheld) && shopPrice.equals(quoted),
                "shop " + shopPrice + ", handheld " + handheld + ", quote " + quoted);
        checks.that(
                "there is a fastest, a cheapest and a recommended way",
                Stream.of("fastest", "cheapest", "recommended")
                        .allMatch(label -> stream(plans.path("plans"))
                                .anyMatch(plan -> labels(plan).contains(label))),
                stream(plans.path("plans")).map(Story::labels).toList().toString());

        JsonNode plan = plan(plans, way("ship_home").and(from("FI-TMP-01")));
        report.set("plan", plan);
        chapter("Send");
        try (LiveEvents tampereScreen = tampere.events("/api/clerk/v1/events")) {
            UUID tap = UUID.randomUUID();
            Map<String, Object> order = order(plans, plan, customerId);
            JsonNode first =
                    helsinki.post("/api/clerk/v1/sends", order, tap).ok().path("order");
            JsonNode second =
                    helsinki.post("/api/clerk/v1/sends", order, tap).ok().path("order");
            String id = first.path("sendOrderId").asText();
            report.putArray("orders").add(id);
            checks.that(
                    "tapping twice sends once",
                    id.equals(second.path("sendOrderId").asText()),
                    id + " and " + second.path("sendOrderId").asText());
            say(
                    "Order %s is made; the piece in Tampere is held.",
                    first.path("number").asText());
            Optional<LiveEvents.Event> alert = tampereScreen.await(task(id), LIVE);
            checks.that(
                    "Tampere is alerted without reloading",
                    alert.isPresent(),
                    alert.map(event -> event.data().toString()).orElse("no event in " + LIVE));
            say("Tampere's handheld rings.");
            step(tampere, id, "accept", Map.of());
            step(tampere, id, "pack", Map.of());
            JsonNode shipped = step(tampere, id, "ship", Map.of("trackingNumber", "TUN-" + id.substring(24)));
            say(
                    "Tampere accepts, packs and ships it (%s).",
                    shipped.path("trackingNumber").asText());
            JsonNode delivered = operator.post("/api/ops/v1/sends/" + id + "/delivered", Map.of());
            say("The carrier delivers it.");
            checks.that(
                    "the order took each step in turn",
                    states(delivered).equals(List.of("reserved", "picking", "packed", "in_transit", "delivered")),
                    states(delivered).toString());
            return delivered;
        }
    }

    private JsonNode cannotFindIt(String customerId) {
        chapter("Another one; this time Tampere cannot find it");
        JsonNode plans = plans("");
        JsonNode plan = plan(plans, way("ship_home").and(from("FI-TMP-01")));
        JsonNode order = helsinki.post("/api/clerk/v1/sends", order(plans, plan, customerId))
                .path("order");
        String id = order.path("sendOrderId").asText();
        addOrder(id);
        step(tampere, id, "accept", Map.of());
        JsonNode moved = step(tampere, id, "not-found", Map.of("reason", "shelf empty"));
        checks.that(
                "the order went to the next best place",
                moved.path("state").asText().equals("reserved")
                        && !moved.path("source").asText().equals("FI-TMP-01"),
                moved.path("state").asText() + " at " + moved.path("source").asText());
        say(
                "Order %s goes to %s at once; the shelf in Tampere is corrected to 0.",
                order.path("number").asText(), moved.path("source").asText());
        boolean foundByCustomer = stream(helsinki.get("/api/clerk/v1/customers/" + customerId + "/orders")
                        .path("orders"))
                .anyMatch(o -> o.path("sendOrderId").asText().equals(id));
        checks.that("the order is found by customer", foundByCustomer, id);
        JsonNode cancelled = step(helsinki, id, "cancel", Map.of("reason", "the customer changed their mind"));
        checks.that(
                "it can be cancelled while it has not left",
                cancelled.path("state").asText().equals("cancelled"),
                cancelled.path("state").asText());
        say("The customer changes their mind; the order is cancelled and the stock given back.");
        return cancelled;
    }

    private JsonNode pickUp(String customerId) {
        chapter("Shipped to the store instead, and collected with a code");
        JsonNode plans = plans("");
        JsonNode plan = plan(plans, way("ship_to_store").and(from("FI-TMP-01")));
        JsonNode order = helsinki.post("/api/clerk/v1/sends", order(plans, plan, customerId))
                .path("order");
        String id = order.path("sendOrderId").asText();
        addOrder(id);
        step(tampere, id, "accept", Map.of());
        step(tampere, id, "pack", Map.of());
        step(tampere, id, "ship", Map.of());
        step(helsinki, id, "receive", Map.of());
        String number = order.path("number").asText();
        List<Mail> mails = mailbox.await(number, 3, MAILS);
        String code = mails.stream()
                .map(mail -> PICKUP_CODE.matcher(mail.text()))
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
        checks.that("the customer is mailed a pickup code", !code.isEmpty(), mails.size() + " mails about " + number);
        Rest.Answer wrong = helsinki.post(
                "/api/clerk/v1/pickups",
                Map.of("pickupCode", code.equals("000000") ? "000001" : "000000"),
                UUID.randomUUID());
        checks.that(
                "a wrong code opens nothing",
                wrong.status() == 403,
                wrong.status() + " " + wrong.body().path("reason").asText());
        JsonNode collected = helsinki.post("/api/clerk/v1/pickups", Map.of("pickupCode", code));
        checks.that(
                "the right code hands it over",
                collected.path("state").asText().equals("collected")
                        && collected.path("sendOrderId").asText().equals(id),
                collected.path("state").asText());
        say("Order %s came from Tampere; the customer shows the code from the mail and leaves with it.", number);
        return collected;
    }

    private void mails(JsonNode sentHome, JsonNode cancelled, JsonNode collected) {
        chapter("What the customer heard");
        if (spoilt.equals(Optional.of(Spoilt.MAIL))) {
            List<Mail> sent = mailbox.await(sentHome.path("number").asText(), 3, MAILS);
            new Spoiler(suite).mailTwice(sent.getLast().subject(), customerEmail);
        }
        ArrayNode list = report.putArray("mails");
        // received, shipped, delivered; received, cancelled; received, shipped, ready, collected
        expectMails(list, sentHome, 3);
        expectMails(list, cancelled, 2);
        expectMails(list, collected, 4);
    }

    private void expectMails(ArrayNode list, JsonNode order, int expected) {
        String number = order.path("number").asText();
        List<Mail> mails = mailbox.await(number, expected, MAILS);
        mails.forEach(mail -> {
            list.add(mail.subject());
            say("   %s", mail.subject());
        });
        long subjects = mails.stream().map(Mail::subject).distinct().count();
        long ids = mails.stream().map(Mail::messageId).distinct().count();
        checks.that(
                "one mail for each step of " + number,
                mails.size() == expected && subjects == expected && ids == expected,
                mails.size() + " mails, " + subjects + " different subjects, " + ids + " Message-IDs, " + expected
                        + " expected");
    }

    private void timeline(String customerId, JsonNode order) {
        // A clerk needs the customer's consent for the timeline; a store manager does not.
        Rest manager = Rest.user(suite, "manager.helsinki");
        String number = order.path("number").asText();
        List<JsonNode> contacts = Patience.until(
                LIVE,
                () -> stream(contacts(manager, customerId)).toList(),
                found -> found.stream()
                        .anyMatch(contact -> contact.toString()
                                .contains(order.path("sendOrderId").asText())));
        checks.that(
                "the timeline shows the contact",
                contacts.stream()
                        .anyMatch(contact -> contact.toString()
                                .contains(order.path("sendOrderId").asText())),
                contacts.size() + " contacts, looking for " + number);
        JsonNode looks =
                operator.get("/api/ops/v1/customers/" + customerId + "/looks").path("looks");
        checks.that(
                "each look at the customer is kept",
                stream(looks)
                        .anyMatch(look -> look.path("byName").asText().equals("clerk.helsinki")
                                && !look.path("purpose").asText().isBlank()),
                looks.size() + " looks");
        say(
                "The timeline has %d contacts; %d looks at the customer are kept, with who and why.",
                contacts.size(), looks.size());
    }

    private static JsonNode contacts(Rest caller, String customerId) {
        return caller.get("/api/clerk/v1/customers/" + customerId + "/contacts").path("contacts");
    }

    private void stock(JsonNode before) {
        chapter("The stock");
        if (spoilt.equals(Optional.of(Spoilt.STOCK))) {
            new Spoiler(suite).changeStockWithoutLedger(sku, "WH-FI-01", 1);
        }
        try {
            JsonNode after = levels();
            report.set("stock_after", after);
            int left = sum(after, "onHand") - sum(before, "onHand");
            // One delivered, one collected, one that could not be found.
            checks.that(
                    "three pieces fewer",
                    left == -3,
                    sum(before, "onHand") + " before, " + sum(after, "onHand") + " after");
            checks.that(
                    "nothing is held any more",
                    sum(after, "reserved") == sum(before, "reserved"),
                    sum(before, "reserved") + " held before, " + sum(after, "reserved") + " after");
            JsonNode check = operator.get("/api/ops/v1/stock/check?sku=" + sku);
            checks.that(
                    "the stock is the sum of its ledger",
                    check.path("differences").isEmpty(),
                    check.path("differences").toString());
            say(
                    "%d pieces before, %d after: one delivered, one collected, one not found. The ledger says the same.",
                    sum(before, "onHand"), sum(after, "onHand"));
        } finally {
            if (spoilt.equals(Optional.of(Spoilt.STOCK))) {
                new Spoiler(suite).changeStockWithoutLedger(sku, "WH-FI-01", -1);
            }
        }
    }

    private void switchThePrice() {
        chapter("A price change, everywhere at once");
        String old = shopPriceNow();
        String reduced = new BigDecimal(old).subtract(new BigDecimal("5.00")).toPlainString();
        try (LiveEvents page = anybody.events("/api/shop/v1/events?market=FI");
                LiveEvents screen = helsinki.events("/api/clerk/v1/events")) {
            Instant at = publish(reduced, "demo: a reduction");
            String shopBefore = shopPriceNow();
            Optional<LiveEvents.Event> onPage = page.await(switched(reduced), until(at));
            Optional<LiveEvents.Event> onScreen = screen.await(switched(reduced), until(at));
            checks.that(
                    "the change shows in the shop and on the handheld without reloading",
                    onPage.isPresent() && onScreen.isPresent(),
                    "shop " + onPage.isPresent() + ", handheld " + onScreen.isPresent());
            String shopAfter = shopPriceNow();
            String handheldAfter = handheldPrice();
            checks.that(
                    "it holds from its instant on, in both",
                    shopBefore.equals(old) && shopAfter.equals(reduced) && handheldAfter.equals(reduced),
                    "before " + shopBefore + "; after: shop " + shopAfter + ", handheld " + handheldAfter);
            report.putObject("switch")
                    .put("at", at.toString())
                    .put("before", shopBefore)
                    .put("shop", shopAfter)
                    .put("handheld", handheldAfter);
            say(
                    "Published for %s: %s before, %s after, in the shop and on the handheld alike.",
                    at, shopBefore, shopAfter);
        }
    }

    /** Whoever plays next begins where this story began. */
    private void backToTheRegularPrice() {
        if (!regularPrice.isEmpty() && !amount(settledPrice().path("amount")).equals(regularPrice)) {
            Instant at = publish(regularPrice, "demo: back to the regular price");
            Patience.until(until(at), this::shopPriceNow, regularPrice::equals);
        }
    }

    // ---- Spoiling
    // ----------------------------------------------------------------------------------------------------

    /** The price changes between the customer's look at the shop and the clerk's at the handheld. */
    private void spoilThePrice(String shopPrice) {
        String other = new BigDecimal(shopPrice).add(new BigDecimal("1.00")).toPlainString();
        Instant at = publish(other, "demo: spoilt on purpose");
        Patience.until(until(at), this::shopPriceNow, other::equals);
    }

    // ---- Doing
    // -------------------------------------------------------------------------------------------------------

    private Instant publish(String amount, String why) {
        JsonNode published = priceManager.post(
                "/api/ops/v1/prices/publications",
                Map.of(
                        "market",
                        "FI",
                        "reason",
                        why,
                        "entries",
                        List.of(Map.of(
                                "sku", sku, "tier", "public", "amount", Map.of("amount", amount, "currency", "EUR")))));
        return Instant.parse(published.path("validFromTime").asText());
    }

    private JsonNode plans(String customerId) {
        Map<String, Object> request =
                new java.util.HashMap<>(Map.of("sku", sku, "quantity", 1, "locale", "en", "deliverTo", address()));
        if (!customerId.isEmpty()) {
            request.put("customerId", customerId);
        }
        return helsinki.post("/api/clerk/v1/plans", request);
    }

    private static Map<String, String> address() {
        return Map.of(
                "recipient",
                "Aino Virtanen",
                "street",
                "Fredrikinkatu 12 A 4",
                "postcode",
                "00120",
                "town",
                "Helsinki",
                "country",
                "FI");
    }

    private static Map<String, Object> order(JsonNode plans, JsonNode plan, String customerId) {
        return Map.of(
                "planSetId", plans.path("planSetId").asText(),
                "planId", plan.path("planId").asText(),
                "customerId", customerId,
                "deliverTo", address(),
                "paymentReference", "till-7-" + Instant.now().getEpochSecond(),
                "quoteJws", plans.path("price").path("jws").asText(),
                "locale", "en");
    }

    private static JsonNode step(Rest clerk, String order, String step, Map<String, Object> body) {
        return clerk.post("/api/clerk/v1/sends/" + order + "/" + step, body);
    }

    // ---- Looking
    // -----------------------------------------------------------------------------------------------------

    private JsonNode awaitAvailability(Predicate<JsonNode> wanted) {
        return Patience.until(
                LIVE,
                () -> helsinki.get("/api/clerk/v1/availability?sku=" + sku)
                        .path("items")
                        .path(0),
                wanted);
    }

    private JsonNode levels() {
        return operator.get("/api/ops/v1/stock/" + sku + "/ledger").path("levels");
    }

    private String shopPriceNow() {
        return amount(shopPriceEntry().path("amount"));
    }

    private JsonNode shopPriceEntry() {
        return anybody.get("/api/shop/v1/prices?market=FI&sku=" + sku)
                .path("prices")
                .path(0);
    }

    /** The price once no change is about to come; one that lies far ahead does not concern the story. */
    private JsonNode settledPrice() {
        return Patience.until(
                LIVE,
                this::shopPriceEntry,
                price -> !price.hasNonNull("nextChangeTime")
                        || Instant.parse(price.path("nextChangeTime").asText())
                                .isAfter(Instant.now().plus(LIVE)));
    }

    private String handheldPrice() {
        JsonNode price =
                helsinki.get("/api/clerk/v1/products/" + sku + "?locale=en").path("price");
        return amount(price.has("amount") && price.path("amount").isObject() ? price.path("amount") : price);
    }

    private static JsonNode product(JsonNode answer) {
        return answer.has("product") ? answer.path("product") : answer;
    }

    private static JsonNode plan(JsonNode plans, Predicate<JsonNode> wanted) {
        return stream(plans.path("plans"))
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such plan among " + plans.path("plans")));
    }

    private static Predicate<JsonNode> way(String way) {
        return plan -> plan.path("way").asText().equals(way);
    }

    private static Predicate<JsonNode> from(String source) {
        return plan -> plan.path("source").asText().equals(source);
    }

    private static Predicate<LiveEvents.Event> task(String order) {
        return event -> event.name().equals("task")
                && event.data().path("sendOrderId").asText().equals(order);
    }

    private Predicate<LiveEvents.Event> switched(String amount) {
        return event -> event.name().equals("price-switched")
                && stream(event.data().path("prices"))
                        .anyMatch(price -> price.path("sku").asText().equals(sku)
                                && new BigDecimal(amount(price.path("amount"))).compareTo(new BigDecimal(amount)) == 0);
    }

    private static Duration until(Instant instant) {
        return Duration.between(Instant.now(), instant).plus(LIVE);
    }

    private static List<String> states(JsonNode order) {
        return stream(order.path("steps"))
                .map(step -> step.path("state").asText())
                .toList();
    }

    private static String labels(JsonNode plan) {
        return String.join(
                ", ", stream(plan.path("labels")).map(JsonNode::asText).toList());
    }

    private static Map<String, JsonNode> byLocation(JsonNode levels) {
        Map<String, JsonNode> places = new java.util.HashMap<>();
        levels.forEach(level -> places.put(level.path("location").asText(), level));
        return places;
    }

    private static int sum(JsonNode levels, String field) {
        return stream(levels).mapToInt(level -> level.path(field).asInt()).sum();
    }

    private static String amount(JsonNode money) {
        return money.path("amount").asText();
    }

    private static String money(JsonNode money) {
        return amount(money) + " " + money.path("currency").asText();
    }

    private static String local(String instant) {
        return instant.isEmpty()
                ? "?"
                : DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
                        .format(Instant.parse(instant).atZone(ZoneId.of("Europe/Helsinki")));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    // ---- Telling
    // -----------------------------------------------------------------------------------------------------

    private void addOrder(String id) {
        List<String> before = new ArrayList<>();
        report.path("orders").forEach(order -> before.add(order.asText()));
        before.add(id);
        ArrayNode orders = report.putArray("orders");
        before.forEach(orders::add);
    }

    private void chapter(String title) {
        out.println();
        out.println(title);
    }

    private void say(String text, Object... values) {
        out.printf(Locale.ENGLISH, "  " + text + "%n", values);
    }
}
