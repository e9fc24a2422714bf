package org.keskio.e2e;

import static org.keskio.e2e.Answers.amount;
import static org.keskio.e2e.Answers.stream;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** A price that changes everywhere at once, and what the story leaves behind. */
final class PriceSwitch {

    private final Stage stage;
    private final Shirt shirt;

    PriceSwitch(Stage stage, Shirt shirt) {
        this.stage = stage;
        this.shirt = shirt;
    }

    void switchThePrice() {
        stage.chapter("A price change, everywhere at once");
        String old = shirt.shopPriceNow();
        String reduced = new BigDecimal(old).subtract(new BigDecimal("5.00")).toPlainString();
        try (LiveEvents page = stage.anybody.events("/api/shop/v1/events?market=FI");
                LiveEvents screen = stage.helsinki.events("/api/clerk/v1/events")) {
            Instant at = shirt.publish(reduced, "demo: a reduction");
            String shopBefore = shirt.shopPriceNow();
            Optional<LiveEvents.Event> onPage = page.await(switched(reduced), until(at));
            Optional<LiveEvents.Event> onScreen = screen.await(switched(reduced), until(at));
            stage.that(
                    "the change shows in the shop and on the handheld without reloading",
                    onPage.isPresent() && onScreen.isPresent(),
                    "shop " + onPage.isPresent() + ", handheld " + onScreen.isPresent());
            String shopAfter = shirt.shopPriceNow();
            String handheldAfter = shirt.handheldPrice();
            stage.that(
                    "it holds from its instant on, in both",
                    shopBefore.equals(old) && shopAfter.equals(reduced) && handheldAfter.equals(reduced),
                    "before " + shopBefore + "; after: shop " + shopAfter + ", handheld " + handheldAfter);
            stage.report
                    .putObject("switch")
                    .put("at", at.toString())
                    .put("before", shopBefore)
                    .put("shop", shopAfter)
                    .put("handheld", handheldAfter);
            stage.say(
                    "Published for %s: %s before, %s after, in the shop and on the handheld alike.",
                    at, shopBefore, shopAfter);
        }
    }

    /** Whoever plays next begins where this story began. */
    void backToTheRegularPrice(String regularPrice) {
        if (!regularPrice.isEmpty()
                && !amount(shirt.settledPrice().path("amount")).equals(regularPrice)) {
            Instant at = shirt.publish(regularPrice, "demo: back to the regular price");
            Patience.until(until(at), shirt::shopPriceNow, regularPrice::equals);
        }
    }

    /** The price changes between the customer's look at the shop and the clerk's at the handheld. */
    void spoilThePrice(String shopPrice) {
        String other = new BigDecimal(shopPrice).add(new BigDecimal("1.00")).toPlainString();
        Instant at = shirt.publish(other, "demo: spoilt on purpose");
        Patience.until(until(at), shirt::shopPriceNow, other::equals);
    }

    private Predicate<LiveEvents.Event> switched(String amount) {
        return event -> event.name().equals("price-switched")
                && stream(event.data().path("prices"))
                        .anyMatch(price -> price.path("sku").asText().equals(shirt.sku)
                                && new BigDecimal(amount(price.path("amount"))).compareTo(new BigDecimal(amount)) == 0);
    }

    private static Duration until(Instant instant) {
        return Duration.between(Instant.now(), instant).plus(Stage.LIVE);
    }
}
