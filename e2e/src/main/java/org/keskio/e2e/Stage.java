package org.keskio.e2e;

import static org.keskio.e2e.Answers.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who takes part in a story, what is told and what was found. */
final class Stage {

    /** How long what is live may take to be seen. */
    static final Duration LIVE = Duration.ofSeconds(15);
    /** How long mails may take. */
    static final Duration MAILS = Duration.ofSeconds(30);

    final Suite suite;
    final ObjectNode report = Rest.JSON.createObjectNode();
    final Mailbox mailbox;
    final JsonNode stories;
    final String customerEmail;
    final Rest anybody;
    final Rest helsinki;
    final Rest tampere;
    final Rest operator;
    final Rest priceManager;

    private final Optional<Story.Spoilt> spoilt;
    private final PrintStream out;
    private final Checks checks = new Checks();

    Stage(Suite suite, PrintStream out, Optional<Story.Spoilt> spoilt) {
        this.suite = suite;
        this.out = out;
        this.spoilt = spoilt;
        mailbox = new Mailbox(suite);
        JsonNode world = suite.world();
        stories = world.path("stories");
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

    boolean isSpoilt(Story.Spoilt what) {
        return spoilt.equals(Optional.of(what));
    }

    /** Notes a finding. */
    void that(String name, boolean ok, String detail) {
        checks.that(name, ok, detail);
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

    void guarded(String end, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            checks.that(end, false, String.valueOf(e.getMessage()));
        }
    }

    void addOrder(String id) {
        List<String> before = new ArrayList<>();
        report.path("orders").forEach(order -> before.add(order.asText()));
        before.add(id);
        ArrayNode orders = report.putArray("orders");
        before.forEach(orders::add);
    }

    void chapter(String title) {
        out.println();
        out.println(title);
    }

    void say(String text, Object... values) {
        out.printf(Locale.ENGLISH, "  " + text + "%n", values);
    }
}
