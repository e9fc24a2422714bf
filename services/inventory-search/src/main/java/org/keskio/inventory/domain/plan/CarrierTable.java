package org.keskio.inventory.domain.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private final Map<String, List<Lane>> lanes = new HashMap<>();
    private final Map<String, Double> rates = new HashMap<>();

    private CarrierTable() {}

    /** Reads a table; IllegalArgumentException names the line that is wrong. */
    public static CarrierTable parse(List<String> lines) {
        CarrierTable table = new CarrierTable();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                table.read(line);
            }
        }
        if (table.lanes.get("*=") == null || table.lanes.get("**") == null) {
            throw new IllegalArgumentException("The carrier table needs lanes for any country");
        }
        return table;
    }

    private void read(String line) {
        String[] fields = line.strip().split(",", -1);
        try {
            switch (fields[0]) {
                case "lane" ->
                    lanes.computeIfAbsent(fields[1] + fields[2], pair -> new ArrayList<>())
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

    /** The lane for a parcel; the last one of a pair also serves what is farther. */
    public Lane lane(String from, String to, double km) {
        List<Lane> pair = Optional.ofNullable(lanes.get(from + to))
                .or(() -> Optional.ofNullable(lanes.get(from.equals(to) ? "*=" : "**")))
                .orElseThrow();
        for (Lane lane : pair) {
            if (km <= lane.upToKm()) {
                return lane;
            }
        }
        return pair.getLast();
    }

    /** Units of the currency for one euro, for planning; empty when the table does not say. */
    public Optional<Double> perEuro(String currency) {
        return currency.equals("EUR") ? Optional.of(1.0) : Optional.ofNullable(rates.get(currency));
    }
}
