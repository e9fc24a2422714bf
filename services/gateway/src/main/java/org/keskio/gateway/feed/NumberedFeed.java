package org.keskio.gateway.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.inventory.v1.FeedMode;
import org.keskio.inventory.v1.ImportStockFeedRequest;
import org.keskio.inventory.v1.ImportStockFeedResponse;

/**
 * Takes one numbered message of a stock feed as it comes, part by part; never more of it in memory than two parts. Only
 * when the body ended as it should is the last part marked as such: a message that was cut is not complete. Blocks; made
 * for a virtual thread.
 */
final class NumberedFeed {

    private static final int PART = 10_000;
    // The limit of a message is 4 MB.
    private static final int HEAVIEST = 2_000_000;

    private final Peers peers;
    private final Message message;
    private final FeedReport report;
    private final int attempts;
    private final Duration pause;
    private List<Row> rows = new ArrayList<>();
    private int weight;
    private int unreadable;
    private int part;
    private @Nullable Flight flight;
    private @Nullable ImportStockFeedResponse last;
    private int zeroed;

    /** Which message it is. */
    record Message(
            String feed,
            long sequence,
            FeedMode mode,
            Optional<Timestamp> asOf,
            long snapshotStart,
            boolean moreToCome,
            List<String> locations) {}

    private record Flight(ImportStockFeedRequest request, CompletableFuture<ImportStockFeedResponse> answer) {}

    NumberedFeed(Peers peers, Message message, FeedReport report, int attempts, Duration pause) {
        this.peers = peers;
        this.message = message;
        this.report = report;
        this.attempts = attempts;
        this.pause = pause;
    }

    /** Reads to the end; a problem carries the report so far. */
    ObjectNode take(FeedReader reader) throws IOException {
        try {
            @Nullable FeedRecord next = reader.next();
            while (next != null) {
                report.read();
                switch (next) {
                    case Refused refused -> {
                        report.refuse(refused);
                        unreadable++;
                    }
                    case Row row -> add(row);
                }
                next = reader.next();
            }
            depart(true);
            land();
        } catch (Problem problem) {
            throw problem.with("report", report.toJson());
        }
        return toJson();
    }

    private void add(Row row) {
        if (rows.size() >= PART || weight >= HEAVIEST) {
            depart(false);
        }
        rows.add(row);
        weight += row.weight();
    }

    private void depart(boolean lastPart) {
        land();
        ImportStockFeedRequest.Builder request = ImportStockFeedRequest.newBuilder()
                .setFeed(message.feed())
                .setSequence(message.sequence())
                .setMode(message.mode())
                .setPart(++part)
                .setLastPart(lastPart)
                .setSnapshotStart(message.snapshotStart())
                .setMoreToCome(message.moreToCome())
                .addAllLocations(message.locations())
                .setUnreadableRows(unreadable);
        message.asOf().ifPresent(request::setAsOfTime);
        rows.forEach(row -> request.addRows(FeedTargets.stockRow(row)));
        rows = new ArrayList<>();
        weight = 0;
        unreadable = 0;
        flight = new Flight(request.build(), send(request.build()));
    }

    private void land() {
        Flight landing = flight;
        if (landing != null) {
            flight = null;
            ImportStockFeedResponse answer = resultOf(landing);
            last = answer;
            zeroed += answer.getZeroed();
            report.take(new BatchResult(
                    answer.getAccepted(),
                    OptionalInt.of(answer.getChanged()),
                    answer.getRefusedList().stream()
                            .map(row -> new Refused(row.getLine(), row.getField(), row.getReason()))
                            .toList()));
        }
    }

    private ImportStockFeedResponse resultOf(Flight landing) {
        CompletableFuture<ImportStockFeedResponse> answer = landing.answer();
        Duration wait = pause;
        for (int attempt = 1; ; attempt++) {
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof Problem problem)) {
                    throw e;
                }
                if (problem.status() < 503 || attempt >= attempts) {
                    throw problem;
                }
                Feeds.sleep(wait);
                wait = wait.multipliedBy(2);
                answer = send(landing.request());
            }
        }
    }

    private CompletableFuture<ImportStockFeedResponse> send(ImportStockFeedRequest request) {
        return peers.stock(stock -> stock.importStockFeed(request)).subscribeAsCompletionStage();
    }

    private ObjectNode toJson() {
        ObjectNode json = report.toJson();
        json.put("feed", message.feed());
        json.put("sequence", message.sequence());
        ArrayNode warnings = json.putArray("warnings");
        ImportStockFeedResponse answer = last;
        if (answer != null) {
            json.put("repeated", answer.getRepeated());
            json.put("complete", answer.getMessageComplete());
            json.put("snapshotComplete", answer.getSnapshotComplete());
            answer.getWarningsList().forEach(warnings::add);
        }
        json.put("zeroed", zeroed);
        return json;
    }
}
