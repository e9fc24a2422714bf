package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.StockLedger;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.stock.CellKey;

/** Keeps the records of partners, and takes what they reported too long ago out of what is promised. */
@ApplicationScoped
public class KeepPartners {

    private static final String REFERENCE = "partner feed too old";

    private final PartnerBook book;
    private final StockLedger ledger;
    private final Locations locations;
    private final Clock clock;

    @Inject
    KeepPartners(PartnerBook book, StockLedger ledger, Locations locations, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.locations = locations;
        this.clock = clock;
    }

    /** What came of keeping a record. */
    public sealed interface Result {}

    /** It is kept. */
    public record Kept(PartnerBook.Known partner) implements Result {}

    /** There is no such location. */
    public record NoSuchLocation() implements Result {}

    /** The location is one of ours. */
    public record NotAPartner() implements Result {}

    /** Partners after a code. */
    public Uni<List<PartnerBook.Known>> list(Mutiny.StatelessSession tx, String after, int limit) {
        return book.list(tx, after, limit);
    }

    /** Makes or changes a record. */
    public Uni<Result> put(Mutiny.StatelessSession tx, Partner partner) {
        return locations
                .find(partner.location())
                .map(location -> location.kind() == LocationKind.PARTNER
                        ? book.put(tx, partner)
                                .chain(() -> book.list(tx, "", Integer.MAX_VALUE))
                                .<Result>map(all -> new Kept(all.stream()
                                        .filter(known ->
                                                known.partner().location().equals(partner.location()))
                                        .findFirst()
                                        .orElseThrow()))
                        : Uni.createFrom().<Result>item(new NotAPartner()))
                .orElseGet(() -> Uni.createFrom().item(new NoSuchLocation()));
    }

    /**
     * Counts what is not held for anybody to nothing where the report is too old: so it is neither promised nor shown, here
     * and in every index. Returns how many cells.
     */
    public Uni<Integer> forgetOld(Mutiny.StatelessSession tx, int limit) {
        Instant now = clock.instant();
        return book.tooOld(tx, now, limit)
                .chain(cells -> cells.isEmpty()
                        ? Uni.createFrom().item(0)
                        : ledger.change(tx, orders(cells, now), now).replaceWith(cells.size()));
    }

    private static List<StockLedger.Order> orders(List<CellKey> cells, Instant now) {
        return cells.stream()
                .map(key -> new StockLedger.Order(
                        key, cell -> cell.corrected(Math.min(0, cell.reserved() - cell.onHand()), REFERENCE, now)))
                .toList();
    }
}
