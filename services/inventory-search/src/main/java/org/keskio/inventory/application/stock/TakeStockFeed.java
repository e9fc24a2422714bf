package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.stock.StockCell;

/**
 * Takes numbered messages of stock feeds. Of two counts of a cell the later instant holds, of the same instant the later
 * message; so the order in which they come does not matter, nor does a repeat.
 */
@ApplicationScoped
public class TakeStockFeed {

    /** Parts that a message may have. */
    public static final int MOST_PARTS = 99_999;

    private final FeedBook book;
    private final StockFacts facts;
    private final KnownSkus skus;
    private final Locations locations;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    public TakeStockFeed(
            FeedBook book,
            StockFacts facts,
            KnownSkus skus,
            Locations locations,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.book = book;
        this.facts = facts;
        this.skus = skus;
        this.locations = locations;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A part of a message. */
    public record Part(FeedBook.Message message, int number, boolean last, List<StockFeed.Row> rows, int unreadable) {}

    /** What came of a part. */
    public sealed interface Result {}

    /** It was taken, now or before. */
    public record Taken(
            int accepted,
            int changed,
            List<Refused> refused,
            boolean repeated,
            boolean complete,
            Optional<Integer> zeroed,
            List<String> warnings)
            implements Result {}

    /** Another message came with this sequence. */
    public record OtherMessage() implements Result {}

    /** Takes a part in one transaction. */
    public Uni<Result> take(Part part) {
        Instant now = clock.instant();
        FeedBook.Message message = part.message();
        return sessions.withStatelessTransaction(tx -> book.open(tx, message, now)
                .chain(known -> switch (known) {
                    case DIFFERENT -> Uni.createFrom().item(new OtherMessage());
                    case COMPLETE -> repeated(tx, message, true);
                    case OPEN -> take(tx, part, now);
                }));
    }

    /** How a feed stands. */
    public Uni<Optional<FeedBook.Status>> status(String feed) {
        return sessions.withStatelessSession(session -> book.status(session, feed));
    }

    private Uni<Result> repeated(Mutiny.StatelessSession tx, FeedBook.Message message, boolean complete) {
        return warnings(tx, message, Optional.empty())
                .map(warnings -> new Taken(0, 0, List.of(), true, complete, Optional.empty(), warnings));
    }

    private Uni<Result> take(Mutiny.StatelessSession tx, Part part, Instant now) {
        FeedBook.Message message = part.message();
        FeedBook.Place place = place(message, part.number());
        StockRows read = StockRows.countedAt(part.rows(), locations, message.asOf(), now);
        return skus.unknown(tx, read.skus())
                .invoke(read::refuseUnknown)
                .chain(() -> book.addPart(tx, message, note(part, read), read.named()))
                .chain(added -> added
                        ? book.count(tx, read.cells(), place).chain(changed -> finish(tx, part, read, changed, now))
                        : repeated(tx, message, false));
    }

    private static FeedBook.Part note(Part part, StockRows read) {
        return new FeedBook.Part(
                part.number(),
                part.last(),
                part.unreadable(),
                read.accepted(),
                read.refused().size() + part.unreadable());
    }

    private Uni<Result> finish(
            Mutiny.StatelessSession tx, Part part, StockRows read, List<StockCell> changed, Instant now) {
        FeedBook.Message message = part.message();
        return facts.changedTogether(tx, changed, now)
                .chain(() -> book.isComplete(tx, message))
                .chain(complete -> complete
                        ? whole(tx, part, read, changed, now)
                        : Uni.createFrom()
                                .item(new Taken(
                                        read.accepted(),
                                        changed.size(),
                                        read.refused(),
                                        false,
                                        false,
                                        Optional.empty(),
                                        List.of())));
    }

    private Uni<Result> whole(
            Mutiny.StatelessSession tx, Part part, StockRows read, List<StockCell> changed, Instant now) {
        FeedBook.Message message = part.message();
        return book.snapshot(tx, message).chain(snapshot -> {
            boolean canTell = snapshot.filter(all -> all.unreadable() == 0).isPresent();
            Uni<Optional<Integer>> zeroed = canTell
                    ? zero(tx, message, snapshot.orElseThrow(), now).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty());
            return zeroed.chain(zeros -> book.tidy(tx, message, snapshot)
                    .chain(() -> warnings(tx, message, snapshot))
                    .map(warnings ->
                            new Taken(read.accepted(), changed.size(), read.refused(), false, true, zeros, warnings)));
        });
    }

    private Uni<Integer> zero(
            Mutiny.StatelessSession tx, FeedBook.Message message, FeedBook.Snapshot snapshot, Instant now) {
        FeedBook.Place place = new FeedBook.Place(
                message.feed(), order(snapshot.end(), MOST_PARTS), reference(message.feed(), snapshot.end()));
        return book.zeroAbsent(tx, message, snapshot, place)
                .call(cells -> facts.changedTogether(tx, cells, now))
                .map(List::size);
    }

    private Uni<List<String>> warnings(
            Mutiny.StatelessSession tx, FeedBook.Message message, Optional<FeedBook.Snapshot> snapshot) {
        return book.status(tx, message.feed()).map(status -> {
            List<String> warnings = new ArrayList<>();
            snapshot.filter(all -> all.unreadable() > 0)
                    .ifPresent(all -> warnings.add(all.unreadable()
                            + " rows of the snapshot could not be read, so absent cells were left as they are"));
            status.stream()
                    .flatMap(known -> known.missing().stream())
                    .limit(20)
                    .forEach(gap -> warnings.add(
                            gap.first() == gap.last()
                                    ? "message " + gap.first() + " has not come wholly"
                                    : "messages " + gap.first() + "-" + gap.last() + " have not come wholly"));
            return List.copyOf(warnings);
        });
    }

    private static FeedBook.Place place(FeedBook.Message message, int part) {
        return new FeedBook.Place(
                message.feed(), order(message.sequence(), part - 1), reference(message.feed(), message.sequence()));
    }

    private static long order(long sequence, int part) {
        return Math.addExact(Math.multiplyExact(sequence, MOST_PARTS + 1L), part);
    }

    private static String reference(String feed, long sequence) {
        return feed + " " + sequence;
    }
}
