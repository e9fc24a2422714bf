package org.keskio.e2e.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Spot;
import org.keskio.inventory.domain.plan.Terms;
import org.keskio.inventory.domain.plan.Wish;

/** A retailer from a seed: stores with a dozen opening hours in five countries, two warehouses in each hundred places. */
final class PlanWorld {

    private record Land(String code, String zone, String currency, double lat, double lon, double high, double wide) {}

    private static final List<Land> LANDS = List.of(
            new Land("FI", "Europe/Helsinki", "EUR", 60.2, 21.5, 5.0, 7.5),
            new Land("FI", "Europe/Helsinki", "EUR", 60.2, 21.5, 2.0, 5.0),
            new Land("SE", "Europe/Stockholm", "SEK", 55.6, 12.0, 8.0, 6.0),
            new Land("NO", "Europe/Oslo", "NOK", 58.2, 6.0, 6.0, 5.0),
            new Land("DK", "Europe/Copenhagen", "DKK", 55.0, 8.3, 2.3, 4.2),
            new Land("EE", "Europe/Tallinn", "EUR", 58.0, 24.0, 1.4, 3.5));

    private static final List<OpeningHours> HOURS = List.of(
                    "Mo-Fr 10:00-20:00; Sa 10:00-18:00",
                    "Mo-Fr 10:00-20:00; Sa 10:00-18:00; Su 12:00-17:00",
                    "Mo-Fr 09:00-21:00; Sa 09:00-18:00; Su 11:00-18:00",
                    "Mo-Fr 10:00-19:00; Sa 10:00-16:00",
                    "Mo-Fr 09:00-18:00; Sa 10:00-15:00",
                    "Mo-Su 09:00-21:00",
                    "Mo-Sa 10:00-21:00; Su 12:00-18:00",
                    "Mo-Fr 10:00-18:00",
                    "Mo-We 10:00-19:00; Th-Fr 10:00-20:00; Sa 10:00-17:00",
                    "Mo-Fr 08:00-20:00; Sa 09:00-17:00",
                    "Mo-Th 10:00-18:00; Fr 10:00-19:00; Sa 10:00-16:00",
                    "Mo-Su 00:00-24:00")
            .stream()
            .map(OpeningHours::parse)
            .toList();

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private final Random random;
    private final List<Spot> places = new ArrayList<>();

    PlanWorld(long seed, int count) {
        this.random = new Random(seed);
        for (int i = 0; i < count; i++) {
            places.add(Spot.of(place(i)));
        }
    }

    /** A question with what the database would answer. */
    record Question(Wish wish, Map<Sku, List<Source>> sources, Instant now) {

        List<Source> ofFirst() {
            return sources.values().iterator().next();
        }
    }

    /** So many lines; each is had by {@code share} of all places. */
    Question question(int lines, double share) {
        Instant now = MONDAY.plus(Duration.ofSeconds(random.nextInt(28 * 24 * 3600)));
        Location store = store();
        Location near = store();
        List<Wish.Line> wanted = new ArrayList<>();
        Map<Sku, List<Source>> sources = new LinkedHashMap<>();
        for (int line = 0; line < lines; line++) {
            Wish.Line one = new Wish.Line(new Sku("SKU-" + line), 1 + random.nextInt(2), 150 + random.nextInt(1500));
            wanted.add(one);
            List<Source> having = new ArrayList<>(places.size());
            for (Spot place : places) {
                if (random.nextDouble() < share) {
                    having.add(source(place, now));
                }
            }
            sources.put(one.sku(), having);
        }
        Home home = new Home(near.country(), near.position(), near.timeZone());
        return new Question(new Wish(wanted, store, home, Currency.getInstance("EUR")), sources, now);
    }

    private Location store() {
        for (Location place = pick(); ; place = pick()) {
            if (place.kind() == LocationKind.STORE) {
                return place;
            }
        }
    }

    private Location pick() {
        return places.get(random.nextInt(places.size())).location();
    }

    private Source source(Spot spot, Instant now) {
        Location place = spot.location();
        return new Source(
                spot,
                2 + random.nextInt(place.kind() == LocationKind.STORE ? 5 : 40),
                Optional.of(now.minus(Duration.ofHours(random.nextInt(2000)))),
                random.nextInt(20) == 0 ? place.dailyCapacity() : random.nextInt(10),
                random.nextInt(12) == 0 ? 1 : 0,
                Terms.USUAL);
    }

    private Location place(int i) {
        Land land = LANDS.get(random.nextInt(LANDS.size()));
        LocationKind kind =
                i % 50 == 0 ? LocationKind.WAREHOUSE : i % 100 == 1 ? LocationKind.PARTNER : LocationKind.STORE;
        return new Location(
                new LocationCode("L-" + i),
                kind,
                "Place " + i,
                "Street 1",
                "00100",
                "Town " + i,
                land.code(),
                new GeoPoint(
                        land.lat() + random.nextDouble() * land.high(), land.lon() + random.nextDouble() * land.wide()),
                ZoneId.of(land.zone()),
                Optional.empty(),
                kind == LocationKind.STORE ? HOURS.get(random.nextInt(HOURS.size())) : OpeningHours.NEVER,
                List.of(30, 60, 120).get(random.nextInt(3)),
                20 + random.nextInt(80));
    }
}
