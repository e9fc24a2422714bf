package org.keskio.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the app and answers as the gateway would, from a small store of its own: for looking at screens, and for what a healthy
 * suite never does, such as not answering.
 */
final class FakeGateway implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/clerk/v1";
    private static final String CSRF = "the-page-is-ours";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    /** A send that arrived: its id and its content. */
    record Sent(String requestId, String body) {}

    /** Something else that was to be changed: where, its id and its content. */
    record Asked(String path, String requestId, JsonNode body) {}

    final List<Sent> sends = new CopyOnWriteArrayList<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final Map<String, ObjectNode> orders = new ConcurrentSkipListMap<>();
    final List<JsonNode> newCustomers = new CopyOnWriteArrayList<>();
    volatile boolean loggedIn = true;
    volatile int sendsToLose;
    /** How many of the next other changes get no answer that means anything. */
    final AtomicInteger answersToLose = new AtomicInteger();

    volatile boolean nobodyHasIt;
    volatile boolean plansChange;
    /** The next transfer asks for more than there is. */
    volatile boolean stockShort;

    volatile String price = "129.90";
    volatile String username = "clerk.helsinki";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<OutputStream> listeners = new ConcurrentLinkedQueue<>();

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        order("S-4K7Q2M", "reserved", "ship_home", "FI-HEL-01", "");
        order("S-9D3XPA", "picking", "ship_to_store", "FI-HEL-01", "FI-TMP-01");
        order("S-2W8LKC", "ready_for_pickup", "ship_to_store", "WH-FI-01", "FI-HEL-01");
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Tells every open page. */
    void publish(String name, JsonNode data) {
        byte[] event = ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        for (OutputStream listener : listeners) {
            try {
                synchronized (listener) {
                    listener.write(event);
                    listener.flush();
                }
            } catch (IOException e) {
                listeners.remove(listener);
            }
        }
    }

    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    void switchPrice(String amount) {
        price = amount;
        ObjectNode change = JSON.createObjectNode();
        ArrayNode prices = change.putArray("prices");
        for (String sku : FakeProducts.skus()) {
            prices.addObject().put("sku", sku).put("tier", "public").set("amount", FakeProducts.money(amount));
        }
        publish("price-switched", change.put("market", "FI").put("complete", true));
    }

    ObjectNode order(String number, String state, String way, String source, String destination) {
        ObjectNode order = FakeProducts.order(number, state, way, source, destination);
        orders.put(number, order);
        return order;
    }

    /** Two orders of one basket that leave Helsinki together. */
    void basket(String first, String second) {
        String soon = FakeProducts.NOW.plus(Duration.ofMinutes(30)).toString();
        order(first, "reserved", "ship_home", "FI-HEL-01", "")
                .put("basketId", "basket-1")
                .put("deadlineTime", soon);
        boots(order(second, "reserved", "ship_home", "FI-HEL-01", ""))
                .put("basketId", "basket-1")
                .put("deadlineTime", soon);
    }

    ObjectNode orderOf(String number) {
        return Objects.requireNonNull(orders.get(number), number);
    }

    void tellTask(ObjectNode order, String kind) {
        publish(
                "task",
                JSON.createObjectNode()
                        .put("kind", kind)
                        .put("sendOrderId", order.get("sendOrderId").asText())
                        .put("number", order.get("number").asText())
                        .put("state", order.get("state").asText())
                        .put("productName", order.get("productName").asText()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/handheld/")) {
                page(exchange, path);
            } else if (path.equals("/login")) {
                loggedIn = true;
                exchange.getResponseHeaders().set("Location", "/handheld/");
                exchange.sendResponseHeaders(303, -1);
            } else if (!loggedIn) {
                problem(exchange, 401, "LOGIN_NEEDED");
            } else if (path.equals(API + "/events")) {
                listen(exchange);
            } else if (exchange.getRequestMethod().equals("GET")) {
                get(exchange, path.substring(API.length()));
            } else if (!CSRF.equals(exchange.getRequestHeaders().getFirst("X-CSRF-Token"))) {
                problem(exchange, 403, "CSRF_REFUSED");
            } else {
                post(exchange, path, JSON.readTree(exchange.getRequestBody().readAllBytes()));
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private static void page(HttpExchange exchange, String path) throws IOException {
        boolean file = path.substring(path.lastIndexOf('/')).contains(".");
        String name = file ? path.substring(1) : "handheld/index.html";
        try (InputStream in = FakeGateway.class.getResourceAsStream("/META-INF/resources/" + name)) {
            if (in == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = in.readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private void listen(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("event: ping\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        listeners.add(out);
        try {
            Thread.currentThread().join(); // until the fake is closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        List<String> parts = List.of(path.substring(1).split("/", -1));
        switch (parts.getFirst()) {
            case "me" -> answer(exchange, 200, me());
            case "search" -> answer(exchange, 200, FakeProducts.search(query == null ? "" : query, price));
            case "styles" -> answer(exchange, 200, FakeProducts.style(parts.get(1), price));
            case "products" -> found(exchange, FakeProducts.product(parts.get(1), price), "SKU_UNKNOWN");
            case "tasks" -> answer(exchange, 200, tasks());
            case "transfers" -> answer(exchange, 200, transfers());
            case "locations" -> answer(exchange, 200, FakeProducts.locations());
            case "sends" -> {
                if (parts.getLast().endsWith(".pdf")) {
                    paper(exchange);
                } else {
                    found(exchange, orders.get(parts.get(1)), "SEND_ORDER_UNKNOWN");
                }
            }
            case "customers" -> {
                if (parts.getLast().equals("orders")) {
                    ObjectNode list = JSON.createObjectNode();
                    orders.values().forEach(list.withArray("orders")::add);
                    answer(exchange, 200, list);
                } else {
                    answer(exchange, 200, FakeProducts.customer());
                }
            }
            default -> problem(exchange, 404, "PATH_UNKNOWN");
        }
    }

    private void post(HttpExchange exchange, String path, JsonNode body) throws IOException {
        List<String> parts = List.of(path.replace(API, "").substring(1).split("/", -1));
        String requestId = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (requestId != null && !path.endsWith("/sends")) {
            asked.add(new Asked(path.replace(API, ""), requestId, body));
            if (answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                problem(exchange, 503, "SERVICE_AWAY");
                return;
            }
        }
        switch (parts.getFirst()) {
            case "plans" -> answer(exchange, 200, plansFor(body));
            case "wanted" -> answer(exchange, 201, JSON.createObjectNode());
            case "stock" -> answer(exchange, 200, JSON.createObjectNode().put("difference", -1));
            case "transfers" -> {
                if (parts.size() == 1) {
                    sendTransfer(exchange);
                    return;
                }
                ObjectNode answer = JSON.createObjectNode();
                answer.set("transfer", FakeProducts.transfer().put("state", "closed"));
                answer(exchange, 200, answer);
            }
            case "customers" -> {
                if (parts.getLast().equals("recognise")) {
                    boolean known = body.path("value").asText().contains("040");
                    ObjectNode answer = JSON.createObjectNode();
                    answer.set("customer", known ? FakeProducts.customer() : null);
                    answer(exchange, 200, answer);
                } else {
                    newCustomers.add(body);
                    ObjectNode customer = FakeProducts.customer();
                    customer.put("givenName", body.path("givenName").asText());
                    customer.put("familyName", body.path("familyName").asText());
                    customer.putNull("address");
                    answer(exchange, 201, customer);
                }
            }
            case "sends" -> {
                if (parts.size() == 1) {
                    send(exchange, body);
                } else {
                    step(exchange, parts.get(1), parts.get(2), body);
                }
            }
            case "pickups" -> {
                if (body.path("pickupCode").asText().equals("428193")) {
                    answer(exchange, 200, orderOf("S-2W8LKC").put("state", "collected"));
                } else {
                    problem(exchange, 404, "PICKUP_CODE_WRONG");
                }
            }
            case "switch" -> {
                loggedIn = false;
                answer(exchange, 200, JSON.createObjectNode().put("location", "/login?switch"));
            }
            default -> problem(exchange, 404, "PATH_UNKNOWN");
        }
    }

    private void sendTransfer(HttpExchange exchange) throws IOException {
        if (stockShort) {
            stockShort = false;
            problem(exchange, 409, "STOCK_SHORT");
        } else {
            answer(exchange, 201, FakeProducts.transfer());
        }
    }

    private void send(HttpExchange exchange, JsonNode body) throws IOException {
        sends.add(new Sent(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body.toString()));
        if (sendsToLose > 0) {
            sendsToLose--;
            problem(exchange, 503, "SERVICE_AWAY");
        } else if (plansChange) {
            plansChange = false;
            ObjectNode problem = problemOf(409, "PLANS_CHANGED");
            problem.set("freshPlans", FakeProducts.plans("set-2", "119.90", true));
            answer(exchange, 409, problem);
        } else {
            ObjectNode answer = JSON.createObjectNode();
            ObjectNode order = order("S-7TT4NB", "reserved", "ship_home", "FI-TMP-01", "");
            answer.set("order", order);
            answer.withArray("orders").add(order);
            if (body.path("planSetId").asText().equals("set-basket")) {
                answer.withArray("orders").add(boots(order("S-B2M8QD", "reserved", "ship_home", "WH-FI-01", "")));
            }
            answer(exchange, 201, answer);
        }
    }

    private void step(HttpExchange exchange, String number, String step, JsonNode body) throws IOException {
        ObjectNode order = orders.get(number);
        if (order == null) {
            problem(exchange, 404, "SEND_ORDER_UNKNOWN");
            return;
        }
        switch (step) {
            case "accept" -> order.put("state", "picking");
            case "pack" -> order.put("state", "packed");
            case "ship" ->
                order.put("state", "in_transit")
                        .put("trackingNumber", body.path("trackingNumber").asText());
            case "receive" -> order.put("state", "ready_for_pickup");
            case "not-found", "decline" -> {
                if (nobodyHasIt) {
                    order.put("state", "awaiting_choice");
                } else {
                    order.put("state", "reserved").put("source", "WH-FI-01");
                }
            }
            case "choice" ->
                order.put("state", body.path("choice").asText().equals("refund") ? "cancelled" : "awaiting_choice");
            case "return" -> order.put("state", "returned");
            case "cancel" -> order.put("state", "cancelled");
            default -> throw new IllegalArgumentException(step);
        }
        order.withArray("steps").add(FakeProducts.step(order.get("state").asText(), "FI-HEL-01", ""));
        answer(exchange, 200, order);
    }

    private ObjectNode plansFor(JsonNode body) {
        JsonNode lines = body.path("lines");
        if (nobodyHasIt) {
            ObjectNode none = FakeProducts.plans("set-0", price, false);
            none.putArray("plans");
            return none;
        }
        return lines.isEmpty() ? FakeProducts.plans("set-1", price, false) : FakeProducts.basketPlans(lines, price);
    }

    /** An order of the boots instead. */
    private static ObjectNode boots(ObjectNode order) {
        return order.put("sku", FakeProducts.BOOTS)
                .put("productName", "Kuru Trail Boot")
                .put("variant", "brown, 42")
                .put("gtin", FakeProducts.BOOTS_GTIN);
    }

    private static ObjectNode transfers() {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("transfers").add(FakeProducts.transfer());
        return answer;
    }

    private static void paper(HttpExchange exchange) throws IOException {
        byte[] content = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/pdf");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private ObjectNode tasks() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode tasks = answer.putArray("tasks");
        List<ObjectNode> urgentFirst = new ArrayList<>(orders.values());
        urgentFirst.sort(Comparator.comparing(order -> order.get("deadlineTime").asText()));
        for (ObjectNode order : urgentFirst) {
            String kind = taskOf(order);
            if (kind != null) {
                tasks.addObject().put("kind", kind).set("order", order);
            }
        }
        return answer;
    }

    private static @Nullable String taskOf(ObjectNode order) {
        boolean source = order.get("source").asText().equals("FI-HEL-01");
        boolean destination = order.get("destination").asText().equals("FI-HEL-01");
        return switch (order.get("state").asText()) {
            case "reserved" -> source ? "pick" : null;
            case "picking" -> source ? "pack" : null;
            case "packed" -> source ? "ship" : null;
            case "in_transit" -> destination ? "receive" : null;
            case "ready_for_pickup" -> destination ? "hand_over" : null;
            case "awaiting_choice" -> "choose";
            default -> null;
        };
    }

    private ObjectNode me() {
        ObjectNode me = JSON.createObjectNode().put("name", "Helmi Korhonen").put("username", username);
        me.putArray("roles").add("clerk");
        me.putObject("store")
                .put("code", "FI-HEL-01")
                .put("name", "Tunturi Helsinki Kluuvi")
                .put("country", "FI")
                .put("market", "FI")
                .put("timeZone", "Europe/Helsinki");
        return me.put("locale", "en").put("csrfToken", CSRF);
    }

    private static void found(HttpExchange exchange, @Nullable JsonNode body, String reason) throws IOException {
        if (body == null) {
            problem(exchange, 404, reason);
        } else {
            answer(exchange, 200, body);
        }
    }

    private static ObjectNode problemOf(int status, String reason) {
        return JSON.createObjectNode()
                .put("status", status)
                .put("reason", reason)
                .put("detail", reason);
    }

    private static void problem(HttpExchange exchange, int status, String reason) throws IOException {
        answer(exchange, status, problemOf(status, reason));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] content = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }
}
