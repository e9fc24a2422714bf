package org.keskio.world;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Two years of past purchases: what, where, for how much. */
final class Purchases {
    private static final int DAYS = 730;
    private static final double MEAN_OF_MEMBERS = 9;
    private static final double MEAN_OF_OTHERS = 4;
    private static final double IN_HOME_STORE = 0.8;
    private static final LocalTime MORNING = LocalTime.of(10, 30);
    private static final int SHOPPING_MINUTES = 390;

    private final long seed;
    private final Map<String, Market> markets;
    private final List<Style> styles;
    // Running sum of popularity, to find a style by one draw.
    private final double[] upTo;

    Purchases(long seed, Map<String, Market> markets, List<Style> styles) {
        this.seed = seed;
        this.markets = markets;
        this.styles = styles;
        this.upTo = new double[styles.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 0.05 + styles.get(i).popularity();
            upTo[i] = sum;
        }
    }

    void write(FeedFile file, List<Customer> customers) throws IOException {
        for (Customer customer : customers) {
            Market market = markets.get(customer.country());
            if (market == null) {
                throw new IllegalStateException(customer.key() + " lives in no market");
            }
            Chance chance = Chance.of(seed, "purchases", customer.key());
            for (Instant time : times(customer, market, chance)) {
                file.line(purchase(customer, market, time, chance));
            }
        }
    }

    private static List<Instant> times(Customer customer, Market market, Chance chance) {
        int count = chance.count(customer.clubMember() ? MEAN_OF_MEMBERS : MEAN_OF_OTHERS);
        LocalDate today = World.AS_OF.atZone(ZoneOffset.UTC).toLocalDate();
        var times = new ArrayList<Instant>();
        for (int i = 0; i < count; i++) {
            LocalDate day = today.minusDays(1 + chance.below(DAYS));
            times.add(day.atTime(MORNING.plusMinutes(chance.below(SHOPPING_MINUTES)))
                    .atZone(market.zone())
                    .toInstant());
        }
        Collections.sort(times);
        return times;
    }

    private String purchase(Customer customer, Market market, Instant time, Chance chance) {
        Style style = style(market, chance);
        Style.Item item = chance.pick(style.items(), Style.Item::sizeShare);
        int quantity = chance.happens(0.86) ? 1 : 2 + chance.below(2);
        BigDecimal amount =
                Prices.priceFor(customer.clubMember(), style, market).multiply(BigDecimal.valueOf(quantity));
        // No value can hold a character that JSON would escape: codes, numbers and instants only.
        return "{\"customer_key\":\"" + customer.key() + "\",\"sku\":\"" + item.sku() + "\",\"location\":\""
                + location(customer, chance) + "\",\"quantity\":" + quantity + ",\"amount\":\""
                + amount.toPlainString() + "\",\"currency\":\"" + market.currency() + "\",\"time\":\"" + time + "\"}";
    }

    private Style style(Market market, Chance chance) {
        while (true) {
            int found = Arrays.binarySearch(upTo, chance.unit() * upTo[upTo.length - 1]);
            Style style = styles.get(found < 0 ? -found - 1 : found);
            if (style.isSoldIn(market.code())) {
                return style;
            }
        }
    }

    /** The home store, or the warehouse that the web shop's parcels come from. */
    private static String location(Customer customer, Chance chance) {
        if (chance.happens(IN_HOME_STORE)) {
            return customer.homeStore();
        }
        return switch (customer.country()) {
            case "FI", "EE" -> "WH-FI-01";
            default -> "WH-SE-01";
        };
    }
}
