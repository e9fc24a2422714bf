package org.keskio.inventory.application.partner;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.send.SourceErrands;
import org.keskio.inventory.application.stock.StockLedger;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.partner.PartnerOffer;
import org.keskio.inventory.domain.partner.PartnerOrder;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.StockEffect;
import org.keskio.inventory.domain.stock.CellKey;

/**
 * Keeps orders with partners in step with send orders, in their transactions: what is held at a partner is to be confirmed,
 * what is given back is to be called off. The calls themselves come after the commit, see {@link RunErrands}.
 */
@ApplicationScoped
public class FollowOrders implements SourceErrands {

    private final PartnerBook book;
    private final PartnerOrders errands;
    private final StockLedger ledger;
    private final Locations locations;
    private final PartnerSettings settings;

    @Inject
    FollowOrders(
            PartnerBook book,
            PartnerOrders errands,
            StockLedger ledger,
            Locations locations,
            PartnerSettings settings) {
        this.book = book;
        this.errands = errands;
        this.ledger = ledger;
        this.locations = locations;
        this.settings = settings;
    }

    /**
     * Takes an offer for an order that is about to be made: its pieces are put on the books at the partner's location, so
     * that they are held like any others, and the partner is to be told.
     */
    public Uni<Void> take(Mutiny.StatelessSession tx, Details order, PartnerOffer offer, Instant now) {
        int pieces = order.item().quantity();
        StockLedger.Order lend = new StockLedger.Order(
                new CellKey(offer.sku(), offer.partner()),
                cell -> cell.corrected(pieces, order.id().toString(), now));
        return ledger.change(tx, List.of(lend), now)
                .chain(() -> errands.add(tx, place(order, offer.partner(), offer.offerId(), pieces, now), now));
    }

    @Override
    public Uni<Void> note(Mutiny.StatelessSession tx, Details order, List<StockEffect> effects, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (StockEffect effect : effects) {
            if (isPartner(effect.at())) {
                all = all.chain(() -> switch (effect.kind()) {
                    case HOLD -> confirm(tx, order, effect.at(), now);
                    case RELEASE -> withdraw(tx, order, effect.at(), now);
                    case NOT_FOUND, DAMAGED -> giveUp(tx, order, effect.at(), now);
                    case SHIP, HAND_OVER, RECEIVE, TAKE_BACK, WRITE_OFF ->
                        Uni.createFrom().voidItem();
                });
            }
        }
        return all;
    }

    private boolean isPartner(LocationCode at) {
        return locations
                .find(at)
                .filter(location -> location.kind() == LocationKind.PARTNER)
                .isPresent();
    }

    private Uni<Void> confirm(Mutiny.StatelessSession tx, Details order, LocationCode partner, Instant now) {
        return errands.lockOpen(tx, order.id(), partner)
                .chain(open -> open.isPresent()
                        ? Uni.createFrom().voidItem()
                        : book.find(tx, partner)
                                .chain(record -> record.isPresent()
                                                && record.get().endpoint().isPresent()
                                        ? errands.add(tx, place(order, partner, "", 0, now), now)
                                        : Uni.createFrom().voidItem()));
    }

    /** Pieces of an offer were never in anybody's stock of ours: they go with the order. */
    private Uni<Void> withdraw(Mutiny.StatelessSession tx, Details order, LocationCode partner, Instant now) {
        return errands.lockOpen(tx, order.id(), partner)
                .chain(open -> open.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : errands.save(tx, open.get().withdrawn(now), now).chain(() -> takeBack(tx, open.get(), now)));
    }

    private Uni<Void> takeBack(Mutiny.StatelessSession tx, PartnerOrder errand, Instant now) {
        return errand.lent() == 0
                ? Uni.createFrom().voidItem()
                : ledger.change(
                                tx,
                                List.of(new StockLedger.Order(
                                        new CellKey(errand.sku(), errand.partner()),
                                        cell -> cell.corrected(
                                                -errand.lent(),
                                                errand.sendOrderId().toString(),
                                                now))),
                                now)
                        .replaceWithVoid();
    }

    /** Somebody there looked in vain; the partner itself may not know. */
    private Uni<Void> giveUp(Mutiny.StatelessSession tx, Details order, LocationCode partner, Instant now) {
        return errands.lockOpen(tx, order.id(), partner)
                .chain(open -> open.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : errands.save(tx, open.get().givenUp(now), now));
    }

    private PartnerOrder place(Details order, LocationCode partner, String offerId, int lent, Instant now) {
        return PartnerOrder.place(
                UuidCreator.getTimeOrderedEpoch(),
                order.id(),
                partner,
                order.item().sku(),
                order.item().quantity(),
                offerId,
                lent,
                now,
                settings.confirmWithin());
    }
}
