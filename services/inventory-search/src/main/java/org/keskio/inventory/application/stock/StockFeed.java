package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.location.Locations;

/** Takes counts from a feed without numbers, a batch at a time; good rows are kept, the others are told. */
@ApplicationScoped
public class StockFeed {

    private static final String REFERENCE = "feed";

    private final FeedBook book;
    private final StockFacts facts;
    private final KnownSkus skus;
    private final Locations locations;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    public StockFeed(
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

    /** A line as it came. */
    public record Row(long line, String sku, String location, String onHand, String safetyStock, String countedTime) {}

    /** What came of a batch. */
    public record Report(int accepted, int changed, List<Refused> refused) {}

    /** Takes a batch in one transaction. */
    public Uni<Report> take(List<Row> rows) {
        Instant now = clock.instant();
        StockRows read = StockRows.countedNow(rows, locations, now);
        return sessions.withStatelessTransaction(tx -> skus.unknown(tx, read.skus())
                .invoke(read::refuseUnknown)
                .chain(() -> book.count(tx, read.cells(), new FeedBook.Place("", 0, REFERENCE)))
                .call(changed -> facts.changedTogether(tx, changed, now))
                .map(changed -> new Report(read.accepted(), changed.size(), read.refused())));
    }
}
