package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.FeedMode;
import org.keskio.inventory.v1.GetStockFeedRequest;
import org.keskio.inventory.v1.ImportStockFeedRequest;
import org.keskio.inventory.v1.ImportStockFeedResponse;
import org.keskio.inventory.v1.SequenceRange;
import org.keskio.inventory.v1.StockFeed;
import org.keskio.inventory.v1.StockRow;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class StockFeedTest {

    private static final Instant MORNING = Instant.parse("2026-01-05T06:00:00Z");

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRepeatChangesNothingAndALateMessageIsNotNews() {
        String sku = world.product("LATE");
        String feed = name();
        take(delta(feed, 2, 20, row(sku, 8, "")));

        ImportStockFeedResponse late = take(delta(feed, 1, 10, row(sku, 3, "")));
        ImportStockFeedResponse again = take(delta(feed, 2, 20, row(sku, 8, "")));

        assertThat(late.getAccepted()).isEqualTo(1);
        assertThat(late.getChanged()).isZero();
        assertThat(again.getRepeated()).isTrue();
        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isEqualTo(8);
    }

    @Test
    void ofTheSameInstantTheLaterMessageHolds() {
        String sku = world.product("SAME");
        String feed = name();
        take(delta(feed, 2, 10, row(sku, 8, "")));
        take(delta(feed, 1, 10, row(sku, 3, "")));

        assertThat(world.level(sku, World.HELSINKI).getOnHand()).isEqualTo(8);
    }

    @Test
    void whatIsMissingIsTold() {
        String sku = world.product("GAPS");
        String feed = name();
        take(delta(feed, 1, 1, row(sku, 1, "")));
        ImportStockFeedResponse fifth = take(delta(feed, 5, 5, row(sku, 5, ""), row("NOBODY-KNOWS", 1, "")));

        assertThat(fifth.getWarningsList()).containsExactly("messages 2-4 have not come wholly");
        StockFeed status = status(feed);
        assertThat(status.getLastSequence()).isEqualTo(5);
        assertThat(status.getMissingList())
                .containsExactly(
                        SequenceRange.newBuilder().setFirst(2).setLast(4).build());
        assertThat(status.getAccepted()).isEqualTo(2);
        assertThat(status.getRefused()).isEqualTo(1);
    }

    @Test
    void absentCellsBecomeZeroOnlyWhenAllOfTheSnapshotIsHere() {
        String kept = world.product("KEPT");
        String gone = world.product("GONE");
        String feed = name();
        take(delta(feed, 1, 1, row(kept, 4, ""), row(gone, 4, "")));

        ImportStockFeedResponse first = take(full(feed, 2, 10, 1, false, row(kept, 5, "")));
        assertThat(first.getSnapshotComplete()).isFalse();
        assertThat(world.level(gone, World.HELSINKI).getOnHand()).isEqualTo(4);

        ImportStockFeedResponse second = take(full(feed, 2, 10, 2, true));
        assertThat(second.getSnapshotComplete()).isTrue();
        assertThat(world.level(gone, World.HELSINKI).getOnHand()).isZero();
        assertThat(world.level(kept, World.HELSINKI).getOnHand()).isEqualTo(5);
        assertThat(world.check(gone).getDifferencesList()).isEmpty();
        // A message that is older than the snapshot is not news, also about a cell that nobody had heard of.
        String unheard = world.product("UNHEARD");
        take(delta(feed, 3, 5, row(unheard, 7, ""), row(gone, 7, "")));
        assertThat(world.level(unheard, World.HELSINKI).getOnHand()).isZero();
        assertThat(world.level(gone, World.HELSINKI).getOnHand()).isZero();
    }

    @Test
    void aSnapshotWithRowsThatNobodyCanReadLeavesAbsentCellsAlone() {
        String gone = world.product("SPARED");
        String feed = name();
        take(delta(feed, 1, 1, row(gone, 4, "")));

        ImportStockFeedResponse answer = take(full(feed, 2, 10, 1, true).toBuilder()
                .addLocations(World.HELSINKI)
                .setUnreadableRows(1)
                .build());

        assertThat(answer.getSnapshotComplete()).isFalse();
        assertThat(answer.getWarnings(0)).contains("absent cells were left as they are");
        assertThat(world.level(gone, World.HELSINKI).getOnHand()).isEqualTo(4);
    }

    @Test
    void aRowWithoutAnInstantIsRefused() {
        String sku = world.product("WHEN");
        ImportStockFeedResponse answer = take(
                delta(name(), 1, 1, row(sku, 1, "")).toBuilder().clearAsOfTime().build());
        assertThat(answer.getRefused(0).getField()).isEqualTo("counted_time");
    }

    @Test
    void anotherMessageWithTheSameNumberIsRefused() {
        String sku = world.product("NUMBER");
        String feed = name();
        take(delta(feed, 1, 1, row(sku, 1, "")));
        SendStoryTest.refused(
                () -> take(delta(feed, 1, 2, row(sku, 1, ""))),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.FEED_MESSAGE_DIFFERS);
    }

    /** Lost, repeated, shuffled: once all messages are here, the stock is the same. */
    @Test
    void inWhateverOrderMessagesComeTheStockIsTheSame() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            List<String> skus = world.products("ORDER" + seed, 6);
            List<String> twins = world.products("TWIN" + seed, 6);
            List<ImportStockFeedRequest> inOrder = messages(name(), place(seed + "A"), skus, new Random(seed));
            List<ImportStockFeedRequest> shuffled = messages(name(), place(seed + "B"), twins, new Random(seed));
            inOrder.forEach(this::take);

            List<ImportStockFeedRequest> first = new ArrayList<>(shuffled);
            Collections.shuffle(first, random);
            first.subList(0, 4).clear(); // lost
            first.addAll(first.subList(0, 3)); // repeated
            first.forEach(this::take);
            Collections.shuffle(shuffled, random);
            shuffled.forEach(this::take);

            assertThat(levels(twins, place(seed + "B"))).as("seed %d", seed).isEqualTo(levels(skus, place(seed + "A")));
            twins.forEach(
                    sku -> assertThat(world.check(sku).getDifferencesList()).isEmpty());
        }
    }

    /** Twelve messages: deltas, a snapshot in parts, one over two messages; instants do not follow the numbers. */
    private static List<ImportStockFeedRequest> messages(String feed, String place, List<String> skus, Random random) {
        List<ImportStockFeedRequest> messages = new ArrayList<>();
        for (int sequence = 1; sequence <= 12; sequence++) {
            int minute = Math.max(1, sequence * 10 + random.nextInt(-25, 25));
            StockRow[] rows = rows(place, skus, random);
            switch (sequence) {
                case 4 -> {
                    messages.add(full(feed, 4, minute, 1, false, rows));
                    messages.add(full(feed, 4, minute, 2, true, rows(place, skus.subList(0, 2), random)));
                }
                case 8 ->
                    messages.add(full(feed, 8, minute, 1, true, rows).toBuilder()
                            .setMoreToCome(true)
                            .build());
                case 9 ->
                    messages.add(full(feed, 9, minute, 1, true, rows).toBuilder()
                            .setSnapshotStart(8)
                            .addLocations(place)
                            .build());
                default -> messages.add(delta(feed, sequence, minute, rows));
            }
        }
        return messages;
    }

    private static StockRow[] rows(String place, List<String> skus, Random random) {
        return skus.stream()
                .filter(sku -> random.nextInt(3) > 0)
                .map(sku -> row(
                                sku,
                                random.nextInt(9),
                                random.nextInt(4) == 0
                                        ? MORNING.plusSeconds(60L * random.nextInt(150))
                                                .toString()
                                        : "")
                        .toBuilder()
                        .setLocation(place)
                        .build())
                .toArray(StockRow[]::new);
    }

    private Map<Integer, Integer> levels(List<String> skus, String place) {
        Map<Integer, Integer> levels = new TreeMap<>();
        for (int i = 0; i < skus.size(); i++) {
            levels.put(i, world.level(skus.get(i), place).getOnHand());
        }
        return levels;
    }

    private ImportStockFeedResponse take(ImportStockFeedRequest request) {
        return world.stockAs(Tokens.operator()).importStockFeed(request);
    }

    private StockFeed status(String feed) {
        return world.stockAs(Tokens.operator())
                .getStockFeed(GetStockFeedRequest.newBuilder().setFeed(feed).build())
                .getFeed();
    }

    private String place(String name) {
        return world.place("FEED-" + name);
    }

    private static String name() {
        return "feed-" + World.id().substring(0, 8);
    }

    private static ImportStockFeedRequest delta(String feed, long sequence, int minute, StockRow... rows) {
        return ImportStockFeedRequest.newBuilder()
                .setFeed(feed)
                .setSequence(sequence)
                .setMode(FeedMode.FEED_MODE_DELTA)
                .setPart(1)
                .setLastPart(true)
                .setAsOfTime(at(minute))
                .addAllRows(List.of(rows))
                .build();
    }

    private static ImportStockFeedRequest full(
            String feed, long sequence, int minute, int part, boolean last, StockRow... rows) {
        return delta(feed, sequence, minute, rows).toBuilder()
                .setMode(FeedMode.FEED_MODE_FULL)
                .setPart(part)
                .setLastPart(last)
                .build();
    }

    private static Timestamp at(int minute) {
        return Timestamp.newBuilder()
                .setSeconds(MORNING.plusSeconds(60L * minute).getEpochSecond())
                .build();
    }

    private static StockRow row(String sku, int onHand, String counted) {
        return StockRow.newBuilder()
                .setLine(1)
                .setSku(sku)
                .setLocation(World.HELSINKI)
                .setOnHand(Integer.toString(onHand))
                .setCountedTime(counted)
                .build();
    }
}
