package org.keskio.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.HdrHistogram.Histogram;

/**
 * What a benchmark found.
 *
 * @param unit            what {@code ours} and {@code limit} count
 * @param cpuPerRequestUs processor time of our server for one request, microseconds
 * @param p50Ms           median latency at half of our peak rate, open loop, milliseconds
 * @param goal            the ratio that is aimed at
 * @param data            what was measured on, and how
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
        String data) {

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
        row.put("met", ratio() >= goal);
        row.put("data", data);
        return row;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value, new MathContext(4));
    }
}
