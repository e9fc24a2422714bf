package org.keskio.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.keskio.e2e.bench.PlanWorld.Question;
import org.keskio.inventory.domain.plan.CarrierTable;
import org.keskio.inventory.domain.plan.Holidays;
import org.keskio.inventory.domain.plan.PlanPolicy;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.SourcingPolicy;
import org.keskio.inventory.domain.plan.Ways;

/** Measures the planner and what it is held to, in turn, and writes one line of JSON. */
final class InProcessPlans {

    private static final int QUESTIONS = 60;
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double ROUNDING = 1e-6;

    private final Planner planner;

    private InProcessPlans(CarrierTable carrier) {
        this.planner = new Planner(PlanPolicy.DEFAULT, () -> SourcingPolicy.DEFAULT, carrier, new Holidays());
    }

    /** Takes nothing. */
    public static void main(String[] args) throws IOException {
        System.out.println(new InProcessPlans(carrier()).measured());
    }

    private static CarrierTable carrier() throws IOException {
        try (InputStream file = Planner.class.getClassLoader().getResourceAsStream("carriers/2026-01.csv")) {
            if (file == null) {
                throw new IllegalStateException("There is no carrier table in inventory-search");
            }
            return CarrierTable.parse(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        }
    }

    private ObjectNode measured() {
        List<Question> small = questions(new PlanWorld(1, 500), 1);
        List<Question> large = questions(new PlanWorld(2, 5000), 1);
        List<Question> baskets = questions(new PlanWorld(3, 100), 5);
        List<Question> huge = questions(new PlanWorld(4, 500), 20);
        long differ = Stream.concat(small.stream(), large.stream())
                        .filter(this::oneLineDiffers)
                        .count()
                + baskets.stream().filter(this::basketDiffers).count();
        Times one = new Times();
        Times ten = new Times();
        Times scan = new Times();
        Times basket = new Times();
        Times basketScan = new Times();
        Times hugeBasket = new Times();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            boolean counts = round >= WARM_UP;
            // In turn, so that a machine that drifts drifts for all.
            one.take(small, counts, this::plan);
            scan.take(small, counts, question -> planner.scan(question.wish(), question.ofFirst(), question.now()));
            ten.take(large, counts, this::plan);
            if (round % 4 == 0) {
                basket.take(baskets, counts, this::plan);
            }
            if (round % 20 == 0) {
                basketScan.take(
                        baskets.subList(0, 5),
                        counts,
                        question -> planner.leastScore(question.wish(), question.sources(), question.now()));
                hugeBasket.take(huge.subList(0, 10), counts, this::plan);
            }
        }
        ObjectNode found = new ObjectMapper().createObjectNode();
        found.put("one_line_us", one.meanMicros());
        found.put("one_line_scan_us", scan.meanMicros());
        found.put("one_line_p50_ms", one.millis(50));
        found.put("one_line_p99_ms", one.millis(99));
        found.put("one_line_p99_processor_ms", one.processorMillis(99));
        found.put("one_line_10x_sources", ten.meanMicros() / one.meanMicros());
        found.put("one_line_5000_sources_p99_ms", ten.millis(99));
        found.put("basket_p50_ms", basket.millis(50));
        found.put("basket_p99_ms", basket.millis(99));
        found.put("basket_p99_processor_ms", basket.processorMillis(99));
        found.put("basket_ratio", basketScan.meanMicros() / basket.meanMicros());
        found.put("basket_gap_at_most", gap(baskets));
        found.put("large_basket_p99_ms", hugeBasket.millis(99));
        found.put("large_basket_gap_at_most", gap(huge.subList(0, 10)));
        found.put("answers_that_differ", differ);
        found.put(
                "data",
                String.format(
                        Locale.ROOT,
                        "%d questions a kind from seeds, %d rounds in turn; one line x 500 and x 5000 sources against weighing "
                                + "every way of every source (median %.3f ms); 5 lines x 100 sources, each line in all, against "
                                + "every set of at most 3 sources (median %.1f ms); 20 lines x 500 sources within the search's budget; "
                                + "default policy; percentiles on the clock unless they say processor, ratios of processor "
                                + "time; load average %.1f",
                        QUESTIONS,
                        ROUNDS,
                        scan.millis(50),
                        basketScan.millis(50),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return found;
    }

    private static List<Question> questions(PlanWorld world, int lines) {
        // A basket whose lines are everywhere goes from one place; half of them makes it think.
        return Stream.generate(() -> world.question(lines, lines == 1 ? 1 : 0.5))
                .limit(QUESTIONS)
                .toList();
    }

    private Ways plan(Question question) {
        return planner.plans(question.wish(), question.sources(), question.now());
    }

    private boolean oneLineDiffers(Question question) {
        return !plan(question).plans().equals(planner.scan(question.wish(), question.ofFirst(), question.now()));
    }

    private boolean basketDiffers(Question question) {
        double least = planner.leastScore(question.wish(), question.sources(), question.now());
        return Math.abs(plan(question).plans().getFirst().score() - least) > ROUNDING;
    }

    private double gap(List<Question> questions) {
        return questions.stream()
                .mapToDouble(question -> plan(question).gap())
                .max()
                .orElse(0);
    }

    private static final class Times {

        // On the clock, as the clerk sees it, and on the processor, which others do not disturb.
        private final Histogram nanos = new Histogram(3);
        private final Histogram processor = new Histogram(3);

        void take(List<Question> questions, boolean counts, Consumer<Question> work) {
            for (Question question : questions) {
                long start = System.nanoTime();
                long before = THREADS.getCurrentThreadCpuTime();
                work.accept(question);
                long used = THREADS.getCurrentThreadCpuTime() - before;
                long took = System.nanoTime() - start;
                if (counts) {
                    nanos.recordValue(took);
                    processor.recordValue(used);
                }
            }
        }

        double millis(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }

        double processorMillis(double percentile) {
            return processor.getValueAtPercentile(percentile) / 1e6;
        }

        double meanMicros() {
            return processor.getMean() / 1e3;
        }
    }
}
