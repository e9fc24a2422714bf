package org.keskio.local.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The desk over HTTP.
 *
 * <ul>
 *   <li>{@code /} and {@code /messages/<id>}: the mailbox for people;
 *   <li>{@code /api/messages?to=<address>} and {@code /api/messages/<id>}: the same for programs;
 *   <li>{@code /traces?send_order=<id or number>} and {@code /traces?trace=<id>}: traces as plain text;
 *   <li>{@code /api/traces?send_order=<id or number>}: the same for programs.
 * </ul>
 */
final class Pages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LATEST = 50;

    private final HttpServer server;
    private final Mailbox mailbox;
    private final TraceStore traces;

    Pages(int port, Mailbox mailbox, TraceStore traces) throws IOException {
        this.mailbox = mailbox;
        this.traces = traces;
        // Messages hold customers' data: this page is for this machine only.
        this.server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> Answer.text("ok").send(exchange));
        server.createContext("/api/messages", exchange -> messagesJson(exchange).send(exchange));
        server.createContext("/api/traces", exchange -> tracesJson(exchange).send(exchange));
        server.createContext("/traces", exchange -> tracesText(exchange).send(exchange));
        server.createContext("/messages/", exchange -> message(exchange).send(exchange));
        server.createContext("/", exchange -> list(exchange).send(exchange));
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    private Answer messagesJson(HttpExchange exchange) throws IOException {
        String id = rest(exchange, "/api/messages");
        if (!id.isEmpty()) {
            Optional<Mail> mail = mailbox.find(id.substring(1));
            return mail.isPresent() ? json(mail.get().json(true)) : Answer.missing();
        }
        String to = query(exchange).getOrDefault("to", "");
        List<Map<String, Object>> mails = mailbox.all().stream()
                .filter(mail -> to.isEmpty() || mail.isTo(to))
                .map(mail -> mail.json(true))
                .toList();
        return json(Map.of("messages", mails));
    }

    private Answer tracesJson(HttpExchange exchange) throws IOException {
        List<Map<String, Object>> found =
                asked(exchange).stream().map(t -> new TraceTree(t).json()).toList();
        return json(Map.of("traces", found));
    }

    private Answer tracesText(HttpExchange exchange) {
        List<List<Span>> found = asked(exchange);
        return found.isEmpty()
                ? Answer.missing()
                : Answer.text(found.stream().map(t -> new TraceTree(t).text()).collect(Collectors.joining("\n")));
    }

    private List<List<Span>> asked(HttpExchange exchange) {
        Map<String, String> query = query(exchange);
        String order = query.getOrDefault("send_order", "");
        String trace = query.getOrDefault("trace", "");
        if (!order.isEmpty()) {
            return traces.ofOrder(order);
        }
        return trace.isEmpty() ? traces.latest(LATEST) : List.of(traces.trace(trace));
    }

    private Answer list(HttpExchange exchange) throws IOException {
        if (!rest(exchange, "/").isEmpty()) {
            return Answer.missing();
        }
        return Answer.html(MailPage.list(mailbox.all()));
    }

    private Answer message(HttpExchange exchange) throws IOException {
        String path = rest(exchange, "/messages/");
        int slash = path.indexOf('/');
        String id = slash < 0 ? path : path.substring(0, slash);
        String what = slash < 0 ? "" : path.substring(slash + 1);
        Optional<Mail> mail = mailbox.find(id);
        if (mail.isEmpty()) {
            return Answer.missing();
        }
        return switch (what) {
            case "" -> Answer.html(MailPage.one(mail.get()));
            case "body" -> Answer.sandboxed(mail.get().html());
            case "source" -> Answer.text(new String(mailbox.source(id).orElse(new byte[0]), StandardCharsets.UTF_8));
            default -> Answer.missing();
        };
    }

    private static Answer json(Object value) throws IOException {
        return new Answer(200, "application/json", JSON.writeValueAsString(value), Map.of());
    }

    private static String rest(HttpExchange exchange, String prefix) {
        return exchange.getRequestURI().getPath().substring(prefix.length());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? List.<String>of() : List.of(raw.split("&", -1))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
