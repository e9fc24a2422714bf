package org.keskio.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a benchmark found.
 *
 * @param unit            what {@code ours} and {@code limit} count
 * @param cpuPerRequestUs processor time of our server for one request, microseconds
 * @param p50Ms           median latency at half of our peak rate, open loop, milliseconds
 * @param goal            the ratio that is aimed at
 * @param data            what was measured on, and how
 * @param figures         what only this benchmark tells
 */
public record Row(
        String bench,
        String unit,
        double ours,
        double limit,
        double cpuPerRequestUs,
        double p50Ms,
        double p99Ms,
        double goal,
        String data,
        List<Figure> figures) {

    public Row {
        figures = List.copyOf(figures);
    }

    /** A row without figures of its own. */
    Row(
            String bench,
            String unit,
            double ours,
            double limit,
            double cpuPerRequestUs,
            double p50Ms,
            double p99Ms,
            double goal,
            String data) {
        this(bench, unit, ours, limit, cpuPerRequestUs, p50Ms, p99Ms, goal, data, List.of());
    }

    /**
     * A number that only this benchmark has.
     *
     * @param name  in snake_case with its unit, e.g. "basket_p99_ms"
     * @param least what it should reach; negative infinity when there is no such goal
     * @param most  what it should not exceed; infinity when there is no such goal
     */
    public record Figure(String name, double value, double least, double most) {

        /** A number without a goal. */
        public static Figure of(String name, double value) {
            return new Figure(name, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /** A number that should not be greater. */
        public static Figure atMost(String name, double value, double most) {
            return new Figure(name, value, Double.NEGATIVE_INFINITY, most);
        }

        /** A number that should not be smaller. */
        public static Figure atLeast(String name, double value, double least) {
            return new Figure(name, value, least, Double.POSITIVE_INFINITY);
        }

        /** Whether it is as it should be. */
        public boolean met() {
            return value >= least && value <= most;
        }

        private String goal() {
            String from = Double.isFinite(least) ? ">= " + rounded(least).toPlainString() : "";
            String to = Double.isFinite(most) ? "<= " + rounded(most).toPlainString() : "";
            return from + (from.isEmpty() || to.isEmpty() ? "" : ", ") + to;
        }
    }

    /** The same with figures of its own. */
    Row with(List<Figure> more) {
        return new Row(bench, unit, ours, limit, cpuPerRequestUs, p50Ms, p99Ms, goal, data, more);
    }

    /** Whether the ratio and every figure are as they should be. */
    public boolean met() {
        return ratio() >= goal && figures.stream().allMatch(Figure::met);
    }

    /** The rounds in requests per second of the server's core, and the latencies in milliseconds. */
    static Row of(String bench, Turns turns, Histogram latencies, double goal, String data) {
        double ours = turns.ours().cpuMicros();
        return new Row(
                bench,
                "requests per second of the server's core",
                1e6 / ours,
                1e6 / turns.limit().cpuMicros(),
                ours,
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                goal,
                data);
    }

    /** Ours as a part of the limit. */
    public double ratio() {
        return ours / limit;
    }

    /** One line for programs. */
    public ObjectNode json() {
        ObjectNode row = new ObjectMapper().createObjectNode();
        row.put("bench", bench);
        row.put("unit", unit);
        row.put("ours", rounded(ours));
        row.put("limit", rounded(limit));
        row.put("ratio", rounded(ratio()));
        row.put("cpu_per_request_us", rounded(cpuPerRequestUs));
        row.put("p50_ms", rounded(p50Ms));
        row.put("p99_ms", rounded(p99Ms));
        row.put("goal", rounded(goal));
        ObjectNode named = row.objectNode();
        ObjectNode goals = row.objectNode();
        for (Figure figure : figures) {
            named.put(figure.name(), rounded(figure.value()));
            if (!figure.goal().isEmpty()) {
                goals.put(figure.name(), figure.goal());
            }
        }
        row.set("figures", named);
        row.set("goals", goals);
        row.put("met", met());
        row.put("data", data);
        return row;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value, new MathContext(4));
    }
}
