package org.keskio.inventory.outbound.events;

import com.google.protobuf.Timestamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.StockFacts;
import org.keskio.inventory.domain.stock.MovementKind;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;
import org.keskio.inventory.v1.StockChanged;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.inventory.v1.StockLevelsChanged;
import org.keskio.inventory.v1.VersionedLevel;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;

/** Facts about stock, through the outbox. */
@ApplicationScoped
class OutboxStockFacts implements StockFacts {

    // A fact of this many levels has some 80 kB; Kafka takes 1 MB.
    private static final int TOGETHER = 1000;

    private final Outbox outbox;

    @Inject
    OutboxStockFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> changed(Mutiny.StatelessSession tx, List<StockChange> changes, Instant now) {
        Timestamp at = Times.timestamp(now);
        return outbox.append(
                tx, changes.stream().map(change -> fact(change, at)).toArray(Fact[]::new));
    }

    @Override
    public Uni<Void> changedTogether(Mutiny.StatelessSession tx, List<StockCell> cells, Instant now) {
        Timestamp at = Times.timestamp(now);
        List<Fact> facts = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += TOGETHER) {
            facts.add(fact(cells.subList(from, Math.min(cells.size(), from + TOGETHER)), at));
        }
        return outbox.append(tx, facts.toArray(Fact[]::new));
    }

    private static Fact fact(List<StockCell> cells, Timestamp at) {
        StockLevelsChanged.Builder payload = StockLevelsChanged.newBuilder()
                .setKind(org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_COUNT)
                .setChangeTime(at);
        for (StockCell cell : cells) {
            payload.addLevels(VersionedLevel.newBuilder().setLevel(level(cell)).setVersion(cell.version()));
        }
        StockCell first = cells.getFirst();
        return new Fact(first.key().location().value(), first.version(), payload.build());
    }

    private static StockLevel.Builder level(StockCell cell) {
        return StockLevel.newBuilder()
                .setSku(cell.key().sku().value())
                .setLocation(cell.key().location().value())
                .setOnHand(cell.onHand())
                .setReserved(cell.reserved())
                .setAllocated(cell.allocated())
                .setSafety(cell.safety())
                .setInTransit(cell.inTransit())
                .setAvailable(cell.available());
    }

    private static Fact fact(StockChange change, Timestamp at) {
        StockCell cell = change.after();
        StockChanged payload = StockChanged.newBuilder()
                .setLevel(level(cell))
                .setKind(kind(change))
                .setChangeTime(at)
                .setVersion(cell.version())
                .build();
        return new Fact(cell.key().sku().value(), cell.version(), payload);
    }

    /** What happened in the end; a change without a movement set the safety stock, by a count. */
    private static org.keskio.inventory.v1.MovementKind kind(StockChange change) {
        MovementKind kind = change.movements().isEmpty()
                ? MovementKind.COUNT
                : change.movements().getLast().kind();
        return switch (kind) {
            case COUNT -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_COUNT;
            case RESERVE -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_RESERVE;
            case RELEASE -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_RELEASE;
            case SALE -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_SALE;
            case RETURN -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_RETURN;
            case SHIP -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_SHIP;
            case NOT_FOUND -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_NOT_FOUND;
            case HANDOVER -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_HANDOVER;
            case RECEIVE -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_RECEIVE;
            case RECEIPT -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_RECEIPT;
            case DAMAGE -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_DAMAGE;
            case TRANSFER_OUT -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_TRANSFER_OUT;
            case TRANSFER_IN -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_TRANSFER_IN;
            case TRANSIT -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_TRANSIT;
            case LOST -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_LOST;
            case RECONCILE -> org.keskio.inventory.v1.MovementKind.MOVEMENT_KIND_RECONCILE;
        };
    }
}
