package org.keskio.inventory.application.partner;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.partner.PartnerOffer;
import org.keskio.inventory.domain.plan.Pieces;

/** Asks all partners at once for what nobody has, and keeps what they offer. No transaction waits for them. */
@ApplicationScoped
public class AskPartners {

    private static final int MOST_PARTNERS = 200;
    private static final int MOST_LINES = 20;

    private final PartnerBook book;
    private final PartnerOffers offers;
    private final PartnerCalls calls;
    private final PartnerKeys keys;
    private final ProductsByCode products;
    private final PartnerSettings settings;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    AskPartners(
            PartnerBook book,
            PartnerOffers offers,
            PartnerCalls calls,
            PartnerKeys keys,
            ProductsByCode products,
            PartnerSettings settings,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.book = book;
        this.offers = offers;
        this.calls = calls;
        this.keys = keys;
        this.products = products;
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What partners offer, by the deadline. Call it outside of any transaction. */
    public Uni<Offered> ask(List<Pieces> lines, PartnerCalls.Where where) {
        if (!keys.ready() || lines.isEmpty()) {
            return Uni.createFrom().item(Offered.NOTHING);
        }
        List<PartnerCalls.Wanted> wanted = lines.stream()
                .limit(MOST_LINES)
                .map(line -> new PartnerCalls.Wanted(
                        line.sku(), products.find(line.sku()).flatMap(Product::gtin), line.quantity()))
                .toList();
        return sessions.withStatelessTransaction(tx -> book.list(tx, "", MOST_PARTNERS))
                .map(known ->
                        known.stream().filter(one -> one.partner().answers()).toList())
                .chain(partners -> partners.isEmpty()
                        ? Uni.createFrom().item(List.<PartnerOffers.Kept>of())
                        : Uni.join()
                                .all(partners.stream()
                                        .map(one -> askOne(one, wanted, where))
                                        .toList())
                                .andFailFast()
                                .map(all -> all.stream().flatMap(List::stream).toList()))
                .chain(this::keep);
    }

    /** The offers of some askings that can still be taken; others are left out. */
    public Uni<Offered> recall(Mutiny.StatelessSession tx, Set<UUID> askings, Instant now) {
        return askings.isEmpty()
                ? Uni.createFrom().item(Offered.NOTHING)
                : offers.find(tx, askings, now).map(Offered::of);
    }

    /** Forgets offers that ended before the instant. */
    public Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before) {
        return offers.forget(tx, before);
    }

    private Uni<List<PartnerOffers.Kept>> askOne(
            PartnerBook.Known known, List<PartnerCalls.Wanted> wanted, PartnerCalls.Where where) {
        UUID asking = UuidCreator.getTimeOrderedEpoch();
        return calls.offers(known.partner(), wanted, where, settings.askDeadline())
                .map(answer -> good(answer, wanted).stream()
                        .map(offer -> new PartnerOffers.Kept(
                                asking, offer, known.word().chance()))
                        .toList());
    }

    /** The first good one for each line. */
    private List<PartnerOffer> good(List<PartnerOffer> answer, List<PartnerCalls.Wanted> wanted) {
        Instant now = clock.instant();
        List<PartnerOffer> good = new ArrayList<>(wanted.size());
        for (PartnerCalls.Wanted line : wanted) {
            answer.stream()
                    .filter(offer -> offer.isGoodFor(line.sku(), line.quantity(), now))
                    .findFirst()
                    .ifPresent(good::add);
        }
        return good;
    }

    private Uni<Offered> keep(List<PartnerOffers.Kept> made) {
        return made.isEmpty()
                ? Uni.createFrom().item(Offered.NOTHING)
                : sessions.withStatelessTransaction(tx -> offers.add(tx, made)).replaceWith(Offered.of(made));
    }
}
