package org.keskio.gateway.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;
import org.keskio.gateway.problem.Problem;

/**
 * Takes a feed as it comes: never more of it in memory than two batches, one on its way and one being read. Batches go in
 * order, so that the last line about a thing is the one that holds. Blocks; made for a virtual thread.
 */
@ApplicationScoped
class Feeds {

    // The limit of a message is 4 MB; a batch of long descriptions stays well below.
    private static final int HEAVIEST = 1_000_000;

    private final FeedTargets targets;
    private final GatewaySettings.Feeds settings;

    @Inject
    Feeds(FeedTargets targets, GatewaySettings settings) {
        this.targets = targets;
        this.settings = settings.feeds();
    }

    /** Reads to the end; a problem carries the report so far. */
    ObjectNode take(FeedKind kind, String reason, FeedReader reader) throws IOException {
        FeedReport report = new FeedReport(kind, settings.namedRefusals());
        try {
            new Run(kind, reason, report).takeAll(reader);
        } catch (Problem problem) {
            throw problem.with("report", report.toJson());
        }
        return report.toJson();
    }

    /** A batch on its way. */
    private record Flight(List<Row> rows, CompletableFuture<BatchResult> answer) {}

    private final class Run {

        private final FeedKind kind;
        private final String reason;
        private final FeedReport report;
        private List<Row> batch = new ArrayList<>();
        private int weight;
        private @Nullable Flight flight;

        Run(FeedKind kind, String reason, FeedReport report) {
            this.kind = kind;
            this.reason = reason;
            this.report = report;
        }

        void takeAll(FeedReader reader) throws IOException {
            try {
                @Nullable FeedRecord next = reader.next();
                while (next != null) {
                    report.read();
                    switch (next) {
                        case Refused refused -> report.refuse(refused);
                        case Row row -> add(row);
                    }
                    next = reader.next();
                }
            } finally {
                // Also when the caller went away in the middle: the good lines before are kept.
                depart();
                land();
            }
        }

        private void add(Row row) {
            batch.add(row);
            weight += row.weight();
            if (batch.size() >= kind.batch() || weight >= HEAVIEST) {
                depart();
            }
        }

        private void depart() {
            land();
            if (!batch.isEmpty()) {
                flight = new Flight(batch, send(batch));
                batch = new ArrayList<>();
                weight = 0;
            }
        }

        private void land() {
            Flight landing = flight;
            if (landing != null) {
                flight = null;
                report.take(resultOf(landing));
            }
        }

        private BatchResult resultOf(Flight landing) {
            CompletableFuture<BatchResult> answer = landing.answer();
            Duration pause = settings.pause();
            for (int attempt = 1; ; attempt++) {
                try {
                    return answer.join();
                } catch (CompletionException e) {
                    Problem problem = problemOf(e);
                    if (problem.status() < 503 || attempt >= settings.attempts()) {
                        throw problem;
                    }
                    sleep(pause);
                    pause = pause.multipliedBy(2);
                    answer = send(landing.rows());
                }
            }
        }

        private CompletableFuture<BatchResult> send(List<Row> rows) {
            return targets.take(kind, reason, rows).subscribeAsCompletionStage();
        }
    }

    private static Problem problemOf(CompletionException failure) {
        if (failure.getCause() instanceof Problem problem) {
            return problem;
        }
        throw failure;
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a feed was taken", e);
        }
    }
}
