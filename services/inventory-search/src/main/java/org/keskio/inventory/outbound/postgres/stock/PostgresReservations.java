package org.keskio.inventory.outbound.postgres.stock;

import static org.keskio.inventory.outbound.postgres.stock.Arrays.integers;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.texts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.stock.Reservations;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Reservation;

/** Reservations in PostgreSQL. */
@ApplicationScoped
class PostgresReservations implements Reservations {

    private static final String ADD_LINES = """
            insert into reservation_lines (reservation_id, line, sku, location, quantity)
            select :id, k.line, k.sku, k.location, k.quantity
            from unnest(cast(:skus as text[]), cast(:locations as text[]), cast(:quantities as int[])) with ordinality
              k(sku, location, quantity, line)""";

    private static final String LINES = """
            select cast(reservation_id as text), sku, location, quantity from reservation_lines
            where reservation_id = any(cast(cast(:ids as text[]) as uuid[])) order by reservation_id, line""";

    private static final String MOVE = """
            update reservations r set state = k.state
            from unnest(cast(cast(:ids as text[]) as uuid[]), cast(:states as text[])) k(id, state) where r.id = k.id""";

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, Reservation reservation, Instant now) {
        List<Reservation.Line> lines = reservation.lines();
        ReservationRow row = new ReservationRow(
                reservation.id(), reservation.state().name(), reservation.reference(), reservation.expiresAt(), now);
        return tx.insert(row)
                .chain(() -> tx.createNativeQuery(ADD_LINES)
                        .setParameter("id", reservation.id())
                        .setParameter(
                                "skus", texts(lines, line -> line.cell().sku().value()))
                        .setParameter(
                                "locations",
                                texts(lines, line -> line.cell().location().value()))
                        .setParameter("quantities", integers(lines, Reservation.Line::quantity))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Reservation>> lock(Mutiny.StatelessSession tx, UUID id) {
        return tx.createSelectionQuery("from ReservationRow where id = :id", ReservationRow.class)
                .setParameter("id", id)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .chain(rows -> withLines(tx, rows))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Reservation>> lockDue(Mutiny.StatelessSession tx, Instant now, int limit) {
        return tx.createSelectionQuery(
                        "from ReservationRow where state = 'OPEN' and expiresAt <= :now order by expiresAt",
                        ReservationRow.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .chain(rows -> withLines(tx, rows));
    }

    @Override
    public Uni<Void> move(Mutiny.StatelessSession tx, List<Reservation> reservations) {
        return tx.createNativeQuery(MOVE)
                .setParameter(
                        "ids",
                        texts(reservations, reservation -> reservation.id().toString()))
                .setParameter(
                        "states",
                        texts(reservations, reservation -> reservation.state().name()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<List<Reservation>> withLines(Mutiny.StatelessSession tx, List<ReservationRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.createNativeQuery(LINES, Object[].class)
                .setParameter("ids", texts(rows, row -> row.id.toString()))
                .getResultList()
                .map(lines -> {
                    Map<UUID, List<Reservation.Line>> byId = new HashMap<>();
                    for (Object[] line : lines) {
                        CellKey cell = new CellKey(new Sku((String) line[1]), new LocationCode((String) line[2]));
                        byId.computeIfAbsent(UUID.fromString((String) line[0]), id -> new ArrayList<>())
                                .add(new Reservation.Line(cell, ((Number) line[3]).intValue()));
                    }
                    return rows.stream()
                            .map(row -> new Reservation(
                                    row.id,
                                    byId.getOrDefault(row.id, List.of()),
                                    Reservation.State.valueOf(row.state),
                                    row.expiresAt,
                                    row.reference))
                            .toList();
                });
    }
}
