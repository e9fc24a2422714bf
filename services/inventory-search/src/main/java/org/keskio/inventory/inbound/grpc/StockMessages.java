package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.keskio.inventory.application.stock.StockBook;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.v1.Movement;
import org.keskio.inventory.v1.MovementKind;
import org.keskio.inventory.v1.Reservation;
import org.keskio.inventory.v1.ReservationState;
import org.keskio.inventory.v1.ReserveLine;
import org.keskio.inventory.v1.StockDifference;
import org.keskio.inventory.v1.StockLevel;

/** Stock as messages carry it. */
final class StockMessages {

    private StockMessages() {}

    static StockLevel level(StockCell cell) {
        StockLevel.Builder level = StockLevel.newBuilder()
                .setSku(cell.key().sku().value())
                .setLocation(cell.key().location().value())
                .setOnHand(cell.onHand())
                .setReserved(cell.reserved())
                .setAllocated(cell.allocated())
                .setSafety(cell.safety())
                .setInTransit(cell.inTransit())
                .setAvailable(cell.available());
        cell.lastCount().ifPresent(count -> level.setCountTime(timestamp(count.at())));
        return level.build();
    }

    static Reservation reservation(org.keskio.inventory.domain.stock.Reservation reservation) {
        Reservation.Builder message = Reservation.newBuilder()
                .setReservationId(reservation.id().toString())
                .setState(state(reservation.state()))
                .setExpireTime(timestamp(reservation.expiresAt()))
                .setReference(reservation.reference());
        reservation
                .lines()
                .forEach(line -> message.addLines(ReserveLine.newBuilder()
                        .setSku(line.cell().sku().value())
                        .setLocation(line.cell().location().value())
                        .setQuantity(line.quantity())));
        return message.build();
    }

    static ReservationState state(org.keskio.inventory.domain.stock.Reservation.State state) {
        return switch (state) {
            case OPEN -> ReservationState.RESERVATION_STATE_OPEN;
            case COMMITTED -> ReservationState.RESERVATION_STATE_COMMITTED;
            case RELEASED -> ReservationState.RESERVATION_STATE_RELEASED;
            case EXPIRED -> ReservationState.RESERVATION_STATE_EXPIRED;
        };
    }

    static Movement movement(StockBook.KeptMovement kept) {
        org.keskio.inventory.domain.stock.Movement movement = kept.movement();
        return Movement.newBuilder()
                .setMovementId(kept.id())
                .setSku(movement.cell().sku().value())
                .setLocation(movement.cell().location().value())
                .setKind(kind(movement.kind()))
                .setOnHandChange(movement.onHandChange())
                .setReservedChange(movement.reservedChange())
                .setAllocatedChange(movement.change().allocated())
                .setInTransitChange(movement.change().inTransit())
                .setHappenTime(timestamp(movement.happenedAt()))
                .setNote(movement.note())
                .setReference(movement.reference())
                .setRecordTime(timestamp(kept.recordedAt()))
                .build();
    }

    static StockDifference difference(StockBook.Difference difference) {
        return StockDifference.newBuilder()
                .setSku(difference.sku())
                .setLocation(difference.location())
                .setOnHand(difference.onHand())
                .setOnHandLedger(difference.onHandLedger())
                .setReserved(difference.reserved())
                .setReservedOpen(difference.reservedOpen())
                .build();
    }

    static org.keskio.inventory.v1.LocationKind kind(LocationKind kind) {
        return switch (kind) {
            case STORE -> org.keskio.inventory.v1.LocationKind.LOCATION_KIND_STORE;
            case WAREHOUSE -> org.keskio.inventory.v1.LocationKind.LOCATION_KIND_WAREHOUSE;
            case PARTNER -> org.keskio.inventory.v1.LocationKind.LOCATION_KIND_PARTNER;
        };
    }

    private static MovementKind kind(org.keskio.inventory.domain.stock.MovementKind kind) {
        return switch (kind) {
            case COUNT -> MovementKind.MOVEMENT_KIND_COUNT;
            case RESERVE -> MovementKind.MOVEMENT_KIND_RESERVE;
            case RELEASE -> MovementKind.MOVEMENT_KIND_RELEASE;
            case SALE -> MovementKind.MOVEMENT_KIND_SALE;
            case RETURN -> MovementKind.MOVEMENT_KIND_RETURN;
            case SHIP -> MovementKind.MOVEMENT_KIND_SHIP;
            case NOT_FOUND -> MovementKind.MOVEMENT_KIND_NOT_FOUND;
            case HANDOVER -> MovementKind.MOVEMENT_KIND_HANDOVER;
            case RECEIVE -> MovementKind.MOVEMENT_KIND_RECEIVE;
            case RECEIPT -> MovementKind.MOVEMENT_KIND_RECEIPT;
            case DAMAGE -> MovementKind.MOVEMENT_KIND_DAMAGE;
            case TRANSFER_OUT -> MovementKind.MOVEMENT_KIND_TRANSFER_OUT;
            case TRANSFER_IN -> MovementKind.MOVEMENT_KIND_TRANSFER_IN;
            case TRANSIT -> MovementKind.MOVEMENT_KIND_TRANSIT;
            case LOST -> MovementKind.MOVEMENT_KIND_LOST;
            case RECONCILE -> MovementKind.MOVEMENT_KIND_RECONCILE;
        };
    }

    static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
