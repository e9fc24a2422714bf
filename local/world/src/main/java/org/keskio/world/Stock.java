package org.keskio.world;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Decides what lies where: stores shallow with gaps in the sizes, warehouses deep, partners few. */
final class Stock {
    // A store's shelf looks worse than its average: the size that sold this morning isn't back yet.
    private static final double JUST_SOLD_OUT = 0.06;
    // A warehouse waits for a delivery of some sizes.
    private static final double AWAITING_DELIVERY = 0.09;
    private static final int DAYS_SINCE_COUNT = 28;
    private static final LocalTime COUNTED_AT = LocalTime.of(22, 30);

    private final long seed;
    private final Stories stories;
    private final Map<String, Market> markets;

    Stock(long seed, Stories stories, Map<String, Market> markets) {
        this.seed = seed;
        this.stories = stories;
        this.markets = markets;
    }

    /** Takes the pieces of one item at one place. */
    @FunctionalInterface
    private interface Rows {
        void add(Style.Item item, int onHand, String safety) throws IOException;
    }

    /** Our own stores and warehouses: counts. */
    void write(FeedFile file, List<Location> locations, List<Style> styles) throws IOException {
        for (Location location : locations) {
            String counted = countedTime(location);
            each(
                    location,
                    styles,
                    (item, onHand, safety) ->
                            file.row(item.sku(), location.code(), Integer.toString(onHand), safety, counted));
        }
    }

    /** What partners report, by GTIN. */
    void writeReports(FeedFile file, List<Location> partners, List<Style> styles) throws IOException {
        for (Location partner : partners) {
            Chance terms = Chance.of(seed, "partner terms", partner.code());
            String cost = (4 + terms.below(4)) + ".50";
            each(
                    partner,
                    styles,
                    (item, onHand, safety) -> file.row(
                            item.gtin(),
                            partner.code(),
                            Integer.toString(onHand),
                            Integer.toString(1 + terms.below(4)),
                            cost));
        }
    }

    /** What a partner has who is asked, and tells nobody before. */
    void writeShelf(FeedFile file, Location partner, List<Style> styles) throws IOException {
        Chance terms = Chance.of(seed, "partner terms", partner.code());
        each(partner, styles, (item, onHand, safety) -> {
            if (onHand > 0) {
                file.row(
                        item.sku(),
                        item.gtin(),
                        Integer.toString(onHand),
                        Integer.toString(1 + terms.below(3)),
                        (3 + terms.below(4)) + ".50");
            }
        });
    }

    private void each(Location location, List<Style> styles, Rows rows) throws IOException {
        for (Style style : styles) {
            Chance chance = Chance.of(seed, "stock", location.code(), style.code());
            boolean carried = carries(location, style, chance);
            for (Style.Item item : style.items()) {
                if (stories.arranges(item.sku())) {
                    Integer arranged = stories.onHand(item.sku()).get(location.code());
                    if (arranged != null) {
                        rows.add(item, arranged, "0");
                    }
                } else if (carried) {
                    int onHand = onHand(location, style, item, chance);
                    if (onHand > 0) {
                        rows.add(item, onHand, safety(location, chance));
                    }
                }
            }
        }
    }

    private boolean carries(Location location, Style style, Chance chance) {
        // Popular styles hang in three times as many stores as slow ones.
        double probability = location.size().carries() * (0.5 + style.popularity());
        return chance.happens(probability) && style.isSoldIn(location.country())
                || style.pinned() && location.isStore();
    }

    private static int onHand(Location location, Style style, Style.Item item, Chance chance) {
        if (chance.happens(location.isStore() ? JUST_SOLD_OUT : AWAITING_DELIVERY)) {
            return 0;
        }
        return chance.count(location.size().depth() * item.sizeShare() * (0.6 + 0.8 * style.popularity()));
    }

    private static String safety(Location location, Chance chance) {
        return chance.happens(location.size().safetyShare()) ? "1" : "0";
    }

    /** An evening in the four weeks before the world's today, after closing. */
    private String countedTime(Location location) {
        int daysAgo = 1 + Chance.of(seed, "counted", location.code()).below(DAYS_SINCE_COUNT);
        Market market = markets.get(location.country());
        if (market == null) {
            throw new IllegalStateException(location.code() + " is in no market");
        }
        Instant day = World.AS_OF.minus(daysAgo, ChronoUnit.DAYS);
        return day.atZone(market.zone()).with(COUNTED_AT).toInstant().toString();
    }
}
