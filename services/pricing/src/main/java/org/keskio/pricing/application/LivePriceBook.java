package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keskio.pricing.domain.BookView;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.PriceBook;

/** This replica's book, kept fresh from the database, and whether it can be relied on. */
@ApplicationScoped
public class LivePriceBook {

    private static final Logger LOG = Logger.getLogger(LivePriceBook.class);

    private final PriceBooks books;
    private final PricingSettings settings;
    private final Clock clock;
    private volatile PriceBook book = new PriceBook();
    private volatile Map<String, Market> markets = Map.of();
    private volatile Instant nextSwitch = Instant.MAX;
    private volatile long skewMicros;
    private volatile boolean loaded;

    @Inject
    public LivePriceBook(PriceBooks books, PricingSettings settings, Clock clock) {
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the book was complete at least once. */
    public boolean isLoaded() {
        return loaded;
    }

    /** The market, empty when there is none of that code. */
    public Optional<Market> market(String code) {
        return Optional.ofNullable(markets.get(code));
    }

    /** All markets by code. */
    public List<Market> markets() {
        return markets.values().stream()
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    /** The book as it is, for figures; prices are asked for through {@link #at}. */
    public BookView view() {
        return book.view();
    }

    /** Bytes that the book takes. */
    public long footprint() {
        return book.footprint();
    }

    /** The next switch that was not announced yet. */
    public Instant nextSwitch() {
        return nextSwitch;
    }

    /** By how much the local clock is ahead of the database's, at least. */
    public Duration skew() {
        return Duration.ofNanos(skewMicros * 1_000);
    }

    /** Why the replica refuses to say what holds now; empty when it does not. */
    public Optional<String> refusal() {
        return now() instanceof Standing.NotCurrent refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** The book for this very instant. */
    public Standing now() {
        if (Math.abs(skewMicros) > settings.maxClockSkew().toNanos() / 1_000) {
            return notCurrent("the clock differs from the database's by " + skew().toMillis() + " ms");
        }
        return sureOrCut(book.view(), Micros.of(clock.instant()));
    }

    /** The book for an instant that the caller names. */
    public Standing at(Instant asOf) {
        BookView view = book.view();
        long asked = Micros.of(asOf);
        if (asked <= view.closedToMicros() || asked <= Micros.of(clock.instant())) {
            return sureOrCut(view, asked);
        }
        return view.closedToMicros() < Micros.of(clock.instant())
                ? notCurrent("the book has not been closed far enough")
                : new Standing.NotClosed(view.closedTo());
    }

    private Standing sureOrCut(BookView view, long asOf) {
        return asOf <= view.closedToMicros()
                ? new Standing.Sure(view, asOf)
                : notCurrent(loaded ? "the book was last closed to " + view.closedTo() : "the book is being loaded");
    }

    private Standing.NotCurrent notCurrent(String why) {
        return new Standing.NotCurrent(why, settings.poll().multipliedBy(2));
    }

    /** Asks the database for the head and reads what is missing. Not to be called twice at a time. */
    public Uni<Void> refresh() {
        long before = Micros.of(clock.instant());
        return (markets.isEmpty() ? readMarkets() : Uni.createFrom().voidItem())
                .chain(() -> books.beat(settings.lead(), settings.poll()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(beat -> measureSkew(before, Micros.of(beat.databaseTime())))
                .chain(beat -> catchUp(sound(beat.head())).invoke(() -> nextSwitch = beat.nextSwitch()));
    }

    private Uni<Void> readMarkets() {
        return books.markets().invoke(this::take).replaceWithVoid();
    }

    private void take(List<Market> all) {
        Map<String, Market> byCode = new HashMap<>();
        all.forEach(market -> byCode.put(market.code(), market));
        markets = Map.copyOf(byCode);
    }

    /** The database read its clock between our two looks at ours: only what lies outside is skew for certain. */
    private void measureSkew(long before, long database) {
        long after = Micros.of(clock.instant());
        skewMicros = database < before ? before - database : Math.min(0, after - database);
    }

    /** A head behind ours means that the database lost commits: what it says now is the truth, so begin anew. */
    private Head sound(Head head) {
        BookView view = book.view();
        if (head.revision() < book.revision() || Micros.of(head.closedTo()) < view.closedToMicros()) {
            LOG.errorf(
                    "The database's book went back from revision %d closed to %s, to revision %d closed to %s: reloading",
                    book.revision(), view.closedTo(), head.revision(), head.closedTo());
            book = new PriceBook();
        }
        return head;
    }

    private Uni<Void> catchUp(Head head) {
        if (close(head)) {
            return Uni.createFrom().voidItem();
        }
        return books.after(book.revision())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::apply)
                .chain(() -> catchUp(head));
    }

    private synchronized boolean close(Head head) {
        if (book.revision() < head.revision()) {
            return false;
        }
        // Revisions beyond the head were published later and begin later than it is closed to.
        if (Micros.of(head.closedTo()) > book.view().closedToMicros()) {
            book.close(head.closedTo());
        }
        loaded = true;
        return true;
    }

    /** A refresh that was given up may still be here when the next comes: one at a time, each revision once. */
    private synchronized void apply(List<PriceBooks.Published> batch) {
        if (batch.isEmpty()) {
            throw new IllegalStateException("Revisions after " + book.revision() + " are missing");
        }
        for (PriceBooks.Published each : batch) {
            if (each.publication().revision() > book.revision()) {
                book.apply(each.publication(), each.entries());
            }
        }
    }
}
