package org.keskio.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The main story: a clerk finds a sold-out shirt and gets it to the customer, at the one price. Everything is done over
 * the doors that shops, clerks and operators use, and checked against what those doors, the mailbox and the ledger say.
 */
final class Story {

    /** What is spoilt on purpose. */
    enum Spoilt {
        PRICE,
        STOCK,
        MAIL
    }

    private final Stage stage;
    private final Shirt shirt;
    private final Sale sale;
    private final Baskets baskets;
    private final AskedPartner partner;
    private final Afterwards afterwards;
    private final PriceSwitch priceSwitch;

    /** What the shirt costs before anybody plays with its price; empty until it is known. */
    private String regularPrice = "";

    Story(Suite suite, PrintStream out, Optional<Spoilt> spoilt) {
        stage = new Stage(suite, out, spoilt);
        shirt = new Shirt(stage);
        sale = new Sale(stage, shirt);
        baskets = new Baskets(stage, shirt);
        partner = new AskedPartner(stage);
        afterwards = new Afterwards(stage, shirt);
        priceSwitch = new PriceSwitch(stage, shirt);
    }

    boolean ok() {
        return stage.ok();
    }

    ObjectNode report() {
        return stage.report();
    }

    void conclude() {
        stage.conclude();
    }

    void play() {
        stage.guarded("the story came to its end", this::tell);
        stage.guarded("the regular price holds again", () -> priceSwitch.backToTheRegularPrice(regularPrice));
    }

    private void tell() {
        shirt.countTheShelves();
        regularPrice = Answers.amount(shirt.settledPrice().path("amount"));
        JsonNode before = shirt.levels();
        stage.report.set("stock_before", before);

        sale.find();
        String shopPrice = shirt.shopPrice();
        if (stage.isSpoilt(Spoilt.PRICE)) {
            priceSwitch.spoilThePrice(shopPrice);
        }
        String customerId = sale.recogniseTheCustomer().path("customerId").asText();
        JsonNode sentHome = sale.sendHome(customerId, shopPrice);
        JsonNode collected = sale.pickUp(customerId);
        JsonNode moved = sale.cannotFindIt(customerId);
        baskets.sendTwoThings(customerId);
        partner.sendFromPartner(customerId);
        partner.tellTheTruth(customerId);

        afterwards.mails(sentHome, moved, collected);
        afterwards.timeline(customerId, sentHome);
        afterwards.stock(before);
        priceSwitch.switchThePrice();
    }
}
