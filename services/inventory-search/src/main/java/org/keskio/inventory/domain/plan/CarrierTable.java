package org.keskio.inventory.domain.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the carrier takes in days and money, by pair of countries and distance, and the rates that turn its euros into
 * the market's currency. Read from a table of two kinds of lines:
 * {@code lane,from,to,up_to_km,transit_days,base_eur,per_kg_eur} and {@code rate,currency,per_eur}. In a lane,
 * {@code *} to {@code =} means within any one country, {@code *} to {@code *} between any two.
 */
public final class CarrierTable {

    /** Days on the way and the price of a parcel. */
    public record Lane(int upToKm, int transitDays, double baseEur, double perKgEur) {

        /** Price of a parcel in euros. */
        public double priceEur(double kg) {
            return baseEur + perKgEur * kg;
        }
    }

    private record Pair(String from, String to) {}

    private static final Pair WITHIN_ANY = new Pair("*", "=");
    private static final Pair BETWEEN_ANY = new Pair("*", "*");

    private final Map<Pair, List<Lane>> lanes = new HashMap<>();
    private final Map<String, Double> rates = new HashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    private CarrierTable() {}

    /** Reads a table; IllegalArgumentException names the line that is wrong. */
    public static CarrierTable parse(List<String> lines) {
        CarrierTable table = new CarrierTable();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                table.read(line);
            }
        }
        if (table.lanes.isEmpty()) {
            throw new IllegalArgumentException("The carrier table has no lane");
        }
        return table;
    }

    private void read(String line) {
        String[] fields = line.strip().split(",", -1);
        try {
            switch (fields[0]) {
                case "lane" ->
                    lanes.computeIfAbsent(new Pair(fields[1], fields[2]), pair -> new ArrayList<>())
                            .add(new Lane(
                                    Integer.parseInt(fields[3]),
                                    Integer.parseInt(fields[4]),
                                    Double.parseDouble(fields[5]),
                                    Double.parseDouble(fields[6])));
                case "rate" -> rates.put(fields[1], Double.parseDouble(fields[2]));
                default -> throw new IllegalArgumentException("unknown kind of line");
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The carrier table cannot be read at '" + line + "'", e);
        }
    }

    /** The lane for a parcel, the last one of a pair also for what is farther; empty when the table misses the pair. */
    public Optional<Lane> lane(String from, String to, double km) {
        List<Lane> pair = lanes(from, to);
        for (Lane lane : pair) {
            if (km <= lane.upToKm()) {
                return Optional.of(lane);
            }
        }
        return pair.isEmpty() ? Optional.empty() : Optional.of(pair.getLast());
    }

    /** The lanes of a pair of countries; none when the table misses it. */
    List<Lane> lanes(String from, String to) {
        List<Lane> pair = lanes.get(new Pair(from, to));
        if (pair == null) {
            pair = lanes.get(from.equals(to) ? WITHIN_ANY : BETWEEN_ANY);
        }
        if (pair == null) {
            missing.add(from + "-" + to);
            return List.of();
        }
        return pair;
    }

    /** Pairs of countries that were asked for and that the table misses, e.g. "FI-LT"; no plan goes there. */
    public Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** Units of the currency for one euro, for planning; empty when the table does not say. */
    public Optional<Double> perEuro(String currency) {
        return currency.equals("EUR") ? Optional.of(1.0) : Optional.ofNullable(rates.get(currency));
    }
}
