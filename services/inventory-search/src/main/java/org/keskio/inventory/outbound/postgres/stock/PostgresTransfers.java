package org.keskio.inventory.outbound.postgres.stock;

import static org.keskio.inventory.outbound.postgres.stock.Arrays.integers;
import static org.keskio.inventory.outbound.postgres.stock.Arrays.texts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.stock.Transfers;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.stock.Transfer;

/** Transfers in PostgreSQL. */
@ApplicationScoped
class PostgresTransfers implements Transfers {

    private static final String ADD = """
            insert into transfers (id, from_location, to_location, state, reference, created_at)
            values (:id, :from, :to, 'OPEN', :reference, :at)""";

    private static final String SAVE = """
            update transfers set state = case when :closed then 'CLOSED' else 'OPEN' end,
                   closed_at = case when :closed then cast(:at as timestamptz) end
            where id = :id""";

    private static final String SAVE_LINES = """
            insert into transfer_lines (transfer_id, sku, sent, received)
            select :id, k.sku, k.sent, k.received
            from unnest(cast(:skus as text[]), cast(:sent as int[]), cast(:received as int[])) k(sku, sent, received)
            on conflict (transfer_id, sku) do update set received = excluded.received""";

    private static final String LOCK = "select cast(id as text) from transfers where id = :id for update";

    private static final String READ = """
            select cast(t.id as text), t.from_location, t.to_location, t.reference, t.created_at, t.closed_at,
                   l.sku, l.sent, l.received
            from transfers t left join transfer_lines l on l.transfer_id = t.id
            where t.id = any(cast(cast(:ids as text[]) as uuid[])) order by t.id desc, l.sku""";

    private static final String LIST = """
            select cast(id as text) from transfers
            where (from_location = :location or to_location = :location) and (:state = '' or state = :state)
              and (:before = '' or id < cast(nullif(cast(:before as text), '') as uuid))
            order by id desc""";

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, Transfer transfer) {
        return tx.createNativeQuery(ADD)
                .setParameter("id", transfer.id())
                .setParameter("from", transfer.from().value())
                .setParameter("to", transfer.to().value())
                .setParameter("reference", transfer.reference())
                .setParameter("at", utc(transfer.createdAt()))
                .executeUpdate()
                .chain(() -> saveLines(tx, transfer));
    }

    @Override
    public Uni<Optional<Transfer>> lock(Mutiny.StatelessSession tx, UUID id) {
        return tx.createNativeQuery(LOCK, String.class)
                .setParameter("id", id)
                .getResultList()
                .chain(ids -> read(tx, ids))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Void> save(Mutiny.StatelessSession tx, Transfer transfer) {
        return tx.createNativeQuery(SAVE)
                .setParameter("id", transfer.id())
                .setParameter("closed", !transfer.isOpen())
                .setParameter("at", utc(transfer.closedAt().orElse(transfer.createdAt())))
                .executeUpdate()
                .chain(() -> saveLines(tx, transfer));
    }

    @Override
    public Uni<List<Transfer>> list(
            Mutiny.StatelessSession tx,
            LocationCode location,
            Optional<Boolean> open,
            Optional<UUID> before,
            int limit) {
        return tx.createNativeQuery(LIST, String.class)
                .setParameter("location", location.value())
                .setParameter("state", open.map(is -> is ? "OPEN" : "CLOSED").orElse(""))
                .setParameter("before", before.map(UUID::toString).orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .chain(ids -> read(tx, ids));
    }

    private static Uni<Void> saveLines(Mutiny.StatelessSession tx, Transfer transfer) {
        List<Transfer.Line> lines = transfer.lines();
        return tx.createNativeQuery(SAVE_LINES)
                .setParameter("id", transfer.id())
                .setParameter("skus", texts(lines, line -> line.sku().value()))
                .setParameter("sent", integers(lines, Transfer.Line::sent))
                .setParameter("received", integers(lines, Transfer.Line::received))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<List<Transfer>> read(Mutiny.StatelessSession tx, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.createNativeQuery(READ, Object[].class)
                .setParameter("ids", texts(ids, id -> id))
                .getResultList()
                .map(PostgresTransfers::transfers);
    }

    private static List<Transfer> transfers(List<Object[]> rows) {
        Map<String, List<Object[]>> byId = new LinkedHashMap<>();
        rows.forEach(row ->
                byId.computeIfAbsent((String) row[0], id -> new ArrayList<>()).add(row));
        return byId.values().stream().map(PostgresTransfers::transfer).toList();
    }

    private static Transfer transfer(List<Object[]> rows) {
        Object[] first = rows.getFirst();
        return new Transfer(
                UUID.fromString((String) first[0]),
                new LocationCode((String) first[1]),
                new LocationCode((String) first[2]),
                rows.stream()
                        .filter(row -> row[6] != null)
                        .map(row -> new Transfer.Line(
                                new Sku((String) row[6]), ((Number) row[7]).intValue(), ((Number) row[8]).intValue()))
                        .toList(),
                (String) first[3],
                instant(first[4]).orElseThrow(),
                instant(first[5]));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Instant at -> Optional.of(at);
            case OffsetDateTime at -> Optional.of(at.toInstant());
            default -> throw new IllegalStateException("not a time: " + value);
        };
    }
}
