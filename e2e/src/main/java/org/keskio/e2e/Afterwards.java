package org.keskio.e2e;

import static org.keskio.e2e.Answers.stream;
import static org.keskio.e2e.Answers.sum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.keskio.e2e.Mailbox.Mail;

/** What is left of a sale: mails, the timeline, the stock. */
final class Afterwards {

    private final Stage stage;
    private final Shirt shirt;

    Afterwards(Stage stage, Shirt shirt) {
        this.stage = stage;
        this.shirt = shirt;
    }

    void mails(JsonNode sentHome, JsonNode cancelled, JsonNode collected) {
        stage.chapter("What the customer heard");
        if (stage.isSpoilt(Story.Spoilt.MAIL)) {
            List<Mail> sent = stage.mailbox.await(sentHome.path("number").asText(), 3, Stage.MAILS);
            new Spoiler(stage.suite).mailTwice(sent.getLast().subject(), stage.customerEmail);
        }
        ArrayNode list = stage.report.putArray("mails");
        // received, shipped, delivered; received, cancelled; received, shipped, ready, collected
        expectMails(list, sentHome, 3);
        expectMails(list, cancelled, 2);
        expectMails(list, collected, 4);
    }

    private void expectMails(ArrayNode list, JsonNode order, int expected) {
        String number = order.path("number").asText();
        List<Mail> mails = stage.mailbox.await(number, expected, Stage.MAILS);
        mails.forEach(mail -> {
            list.add(mail.subject());
            stage.say("   %s", mail.subject());
        });
        long subjects = mails.stream().map(Mail::subject).distinct().count();
        long ids = mails.stream().map(Mail::messageId).distinct().count();
        stage.that(
                "one mail for each step of " + number,
                mails.size() == expected && subjects == expected && ids == expected,
                mails.size() + " mails, " + subjects + " different subjects, " + ids + " Message-IDs, " + expected
                        + " expected");
    }

    void timeline(String customerId, JsonNode order) {
        // A clerk needs the customer's consent for the timeline; a store manager does not.
        Rest manager = Rest.user(stage.suite, "manager.helsinki");
        String number = order.path("number").asText();
        List<JsonNode> contacts = Patience.until(
                Stage.LIVE,
                () -> stream(contacts(manager, customerId)).toList(),
                found -> found.stream()
                        .anyMatch(contact -> contact.toString()
                                .contains(order.path("sendOrderId").asText())));
        stage.that(
                "the timeline shows the contact",
                contacts.stream()
                        .anyMatch(contact -> contact.toString()
                                .contains(order.path("sendOrderId").asText())),
                contacts.size() + " contacts, looking for " + number);
        JsonNode looks = stage.operator
                .get("/api/ops/v1/customers/" + customerId + "/looks")
                .path("looks");
        stage.that(
                "each look at the customer is kept",
                stream(looks)
                        .anyMatch(look -> look.path("byName").asText().equals("clerk.helsinki")
                                && !look.path("purpose").asText().isBlank()),
                looks.size() + " looks");
        stage.say(
                "The timeline has %d contacts; %d looks at the customer are kept, with who and why.",
                contacts.size(), looks.size());
    }

    private static JsonNode contacts(Rest caller, String customerId) {
        return caller.get("/api/clerk/v1/customers/" + customerId + "/contacts").path("contacts");
    }

    void stock(JsonNode before) {
        stage.chapter("The stock");
        if (stage.isSpoilt(Story.Spoilt.STOCK)) {
            new Spoiler(stage.suite).changeStockWithoutLedger(shirt.sku, "WH-FI-01", 1);
        }
        try {
            JsonNode after = shirt.levels();
            stage.report.set("stock_after", after);
            int left = sum(after, "onHand") - sum(before, "onHand");
            // One delivered, one collected, one that could not be found.
            stage.that(
                    "three pieces fewer",
                    left == -3,
                    sum(before, "onHand") + " before, " + sum(after, "onHand") + " after");
            stage.that(
                    "nothing is held any more",
                    sum(after, "reserved") == sum(before, "reserved"),
                    sum(before, "reserved") + " held before, " + sum(after, "reserved") + " after");
            JsonNode check = stage.operator.get("/api/ops/v1/stock/check?sku=" + shirt.sku);
            stage.that(
                    "the stock is the sum of its ledger",
                    check.path("differences").isEmpty(),
                    check.path("differences").toString());
            stage.say(
                    "%d pieces before, %d after: one delivered, one collected, one not found. The ledger says the same.",
                    sum(before, "onHand"), sum(after, "onHand"));
        } finally {
            if (stage.isSpoilt(Story.Spoilt.STOCK)) {
                new Spoiler(stage.suite).changeStockWithoutLedger(shirt.sku, "WH-FI-01", -1);
            }
        }
    }
}
