package org.keskio.inventory.outbound.postgres.stock;

import static org.keskio.inventory.outbound.postgres.stock.Arrays.integers;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.longs;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.micros;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.texts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private static final String ADD = """
            with made as (
              insert into reservations (id, state, reference, expires_at, created_at)
              select cast(r.id as uuid), r.state, r.reference, timestamptz 'epoch' + r.expires * interval '1 microsecond',
                     cast(:now as timestamptz)
              from unnest(cast(:ids as text[]), cast(:states as text[]), cast(:references as text[]),
                          cast(:expires as bigint[])) r(id, state, reference, expires))
            insert into reservation_lines (reservation_id, line, sku, location, quantity)
            select cast(k.id as uuid), k.line, k.sku, k.location, k.quantity
            from unnest(cast(:lineIds as text[]), cast(:lines as int[]), cast(:skus as text[]),
                        cast(:locations as text[]), cast(:quantities as int[])) k(id, line, sku, location, quantity)""";

    private static final String LINES = """
            select cast(reservation_id as text), sku, location, quantity from reservation_lines
            where reservation_id = any(cast(cast(:ids as text[]) as uuid[])) order by reservation_id, line""";

    private static final String MOVE = """
            update reservations r set state = k.state
            from unnest(cast(cast(:ids as text[]) as uuid[]), cast(:states as text[])) k(id, state) where r.id = k.id""";

    private record NumberedLine(UUID reservation, int number, Reservation.Line line) {}

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, List<Reservation> reservations, Instant now) {
        List<NumberedLine> lines = new ArrayList<>();
        for (Reservation reservation : reservations) {
            for (int i = 0; i < reservation.lines().size(); i++) {
                lines.add(new NumberedLine(
                        reservation.id(), i + 1, reservation.lines().get(i)));
            }
        }
        return tx.createNativeQuery(ADD)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("ids", texts(reservations, one -> one.id().toString()))
                .setParameter("states", texts(reservations, one -> one.state().name()))
                .setParameter("references", texts(reservations, Reservation::reference))
                .setParameter("expires", longs(reservations, one -> micros(one.expiresAt())))
                .setParameter("lineIds", texts(lines, one -> one.reservation().toString()))
                .setParameter("lines", integers(lines, NumberedLine::number))
                .setParameter(
                        "skus", texts(lines, one -> one.line().cell().sku().value()))
                .setParameter(
                        "locations",
                        texts(lines, one -> one.line().cell().location().value()))
                .setParameter("quantities", integers(lines, one -> one.line().quantity()))
                .executeUpdate()
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
