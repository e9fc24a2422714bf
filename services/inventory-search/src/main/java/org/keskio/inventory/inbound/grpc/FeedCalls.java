package org.keskio.inventory.inbound.grpc;

import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.FeedBook;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.application.stock.StockFeed;
import org.keskio.inventory.application.stock.TakeStockFeed;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.FeedMode;
import org.keskio.inventory.v1.GetStockFeedRequest;
import org.keskio.inventory.v1.GetStockFeedResponse;
import org.keskio.inventory.v1.ImportStockFeedRequest;
import org.keskio.inventory.v1.ImportStockFeedResponse;
import org.keskio.inventory.v1.RefusedRow;
import org.keskio.inventory.v1.SequenceRange;
import org.keskio.inventory.v1.StockRow;

/** Calls of stock feeds. */
@ApplicationScoped
class FeedCalls {

    private static final int MOST_ROWS = 10_000;
    private static final long MOST_MESSAGES = 1_000_000_000_000L;
    private static final int LOOK_AGAIN = 5;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final TakeStockFeed feeds;
    private final Locations locations;
    private final Clock clock;

    @Inject
    FeedCalls(TakeStockFeed feeds, Locations locations, Clock clock) {
        this.feeds = feeds;
        this.locations = locations;
        this.clock = clock;
    }

    Uni<ImportStockFeedResponse> take(ImportStockFeedRequest request) {
        TakeStockFeed.Part part = part(request);
        return feeds.take(part)
                .onFailure(Overtaken.class)
                .retry()
                .atMost(LOOK_AGAIN)
                .map(FeedCalls::answer);
    }

    private TakeStockFeed.Part part(ImportStockFeedRequest request) {
        RequestFields fields = new RequestFields();
        String feed = name(fields, request.getFeed());
        inRange(fields, "sequence", request.getSequence(), MOST_MESSAGES);
        inRange(fields, "part", request.getPart(), TakeStockFeed.MOST_PARTS);
        if (request.getRowsCount() > MOST_ROWS) {
            fields.wrong("rows", "must have at most " + MOST_ROWS + " elements, has " + request.getRowsCount());
        }
        boolean full = isFull(fields, request.getMode());
        Optional<Instant> asOf =
                fields.past("as_of_time", request.hasAsOfTime(), request.getAsOfTime(), clock.instant());
        if (full && !request.hasAsOfTime()) {
            fields.wrong("as_of_time", "is missing: a snapshot speaks of an instant");
        }
        long start = request.getSnapshotStart() == 0 ? request.getSequence() : request.getSnapshotStart();
        if (start < 1 || start > request.getSequence()) {
            fields.wrong("snapshot_start", "must be from 1 to this message's sequence");
        }
        List<String> places = places(fields, request.getLocationsList());
        fields.check();
        FeedBook.Message message = new FeedBook.Message(
                feed,
                request.getSequence(),
                full,
                full ? start : request.getSequence(),
                full && !request.getMoreToCome(),
                asOf,
                places);
        return new TakeStockFeed.Part(
                message,
                request.getPart(),
                request.getLastPart(),
                rows(request.getRowsList()),
                Math.max(0, request.getUnreadableRows()));
    }

    private static boolean isFull(RequestFields fields, FeedMode mode) {
        return switch (mode) {
            case FEED_MODE_FULL -> true;
            case FEED_MODE_DELTA -> false;
            case FEED_MODE_UNSPECIFIED, UNRECOGNIZED -> {
                fields.wrong("mode", "must be full or delta");
                yield false;
            }
        };
    }

    private static String name(RequestFields fields, String feed) {
        if (!NAME.matcher(feed).matches()) {
            fields.wrong("feed", feed.isEmpty() ? "is missing" : "must be 1-64 of a-z 0-9 and -");
        }
        return feed;
    }

    private static void inRange(RequestFields fields, String field, long number, long most) {
        if (number < 1 || number > most) {
            fields.wrong(field, "must be 1-" + most + ", got " + number);
        }
    }

    private List<String> places(RequestFields fields, List<String> codes) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            LocationCode code = fields.location("locations[" + i + "]", codes.get(i));
            if (locations.find(code).isEmpty()) {
                fields.wrong("locations[" + i + "]", "is not a location we know");
            }
            places.add(code.value());
        }
        return places;
    }

    private static List<StockFeed.Row> rows(List<StockRow> rows) {
        List<StockFeed.Row> read = new ArrayList<>(rows.size());
        for (StockRow row : rows) {
            read.add(new StockFeed.Row(
                    row.getLine(),
                    row.getSku().strip(),
                    row.getLocation().strip(),
                    row.getOnHand(),
                    row.getSafetyStock(),
                    row.getCountedTime()));
        }
        return read;
    }

    private static ImportStockFeedResponse answer(TakeStockFeed.Result result) {
        return switch (result) {
            case TakeStockFeed.OtherMessage _ ->
                throw Refusals.error(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.FEED_MESSAGE_DIFFERS,
                        "Another message came with this sequence",
                        Map.of());
            case TakeStockFeed.Taken taken ->
                ImportStockFeedResponse.newBuilder()
                        .setAccepted(taken.accepted())
                        .setChanged(taken.changed())
                        .addAllRefused(taken.refused().stream()
                                .map(refused -> RefusedRow.newBuilder()
                                        .setLine(refused.line())
                                        .setField(refused.field())
                                        .setReason(refused.reason())
                                        .build())
                                .toList())
                        .setRepeated(taken.repeated())
                        .setMessageComplete(taken.complete())
                        .setSnapshotComplete(taken.zeroed().isPresent())
                        .setZeroed(taken.zeroed().orElse(0))
                        .addAllWarnings(taken.warnings())
                        .build();
        };
    }

    Uni<GetStockFeedResponse> status(GetStockFeedRequest request) {
        RequestFields fields = new RequestFields();
        String feed = name(fields, request.getFeed());
        fields.check();
        return feeds.status(feed)
                .map(found -> GetStockFeedResponse.newBuilder()
                        .setFeed(message(found.orElseThrow(() -> Refusals.error(
                                Status.Code.NOT_FOUND,
                                ErrorReason.FEED_UNKNOWN,
                                "No message of this feed has come",
                                Map.of("feed", feed)))))
                        .build());
    }

    private static org.keskio.inventory.v1.StockFeed message(FeedBook.Status status) {
        return org.keskio.inventory.v1.StockFeed.newBuilder()
                .setFeed(status.feed())
                .setLastSequence(status.lastSequence())
                .addAllMissing(status.missing().stream()
                        .map(gap -> SequenceRange.newBuilder()
                                .setFirst(gap.first())
                                .setLast(gap.last())
                                .build())
                        .toList())
                .setAccepted(status.accepted())
                .setRefused(status.refused())
                .setSnapshotSequence(status.snapshotSequence())
                .setLastTime(StockMessages.timestamp(status.lastAt()))
                .build();
    }
}
