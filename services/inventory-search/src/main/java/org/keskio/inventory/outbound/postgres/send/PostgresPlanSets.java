package org.keskio.inventory.outbound.postgres.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.send.PlanSet;
import org.keskio.inventory.application.send.PlanSets;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Way;

/** Sets of plans in PostgreSQL. */
@ApplicationScoped
class PostgresPlanSets implements PlanSets {

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, PlanSet set) {
        PlanSetRow row = new PlanSetRow();
        row.id = set.id();
        row.sku = set.sku().value();
        row.quantity = set.quantity();
        row.store = set.store().value();
        row.customerId = set.customer().orElse(null);
        row.quoteId = set.quoteId();
        row.createdAt = set.createdAt();
        row.expiresAt = set.expiresAt();
        PlanRow[] plans = set.plans().stream().map(plan -> row(set.id(), plan)).toArray(PlanRow[]::new);
        return tx.insert(row)
                .chain(() ->
                        plans.length == 0 ? Uni.createFrom().voidItem() : tx.insertAll(plans.length, (Object[]) plans));
    }

    private static PlanRow row(UUID set, PlanSet.Shown plan) {
        PlanRow row = new PlanRow();
        row.planSetId = set;
        row.planId = plan.planId();
        row.way = plan.way().name();
        row.source = plan.source().value();
        row.destination = plan.destination().map(LocationCode::value).orElse(null);
        row.promiseStart = plan.start();
        row.promiseEnd = plan.end();
        return row;
    }

    @Override
    public Uni<Optional<PlanSet>> find(Mutiny.StatelessSession tx, UUID id) {
        return tx.createSelectionQuery("from PlanSetRow where id = :id", PlanSetRow.class)
                .setParameter("id", id)
                .getResultList()
                .chain(sets -> sets.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : tx.createSelectionQuery("from PlanRow where planSetId = :id", PlanRow.class)
                                .setParameter("id", id)
                                .getResultList()
                                .map(plans -> Optional.of(set(sets.getFirst(), plans))));
    }

    private static PlanSet set(PlanSetRow row, List<PlanRow> plans) {
        return new PlanSet(
                row.id,
                new Sku(row.sku),
                row.quantity,
                new LocationCode(row.store),
                Optional.ofNullable(row.customerId),
                row.quoteId,
                row.createdAt,
                row.expiresAt,
                plans.stream()
                        .map(plan -> new PlanSet.Shown(
                                plan.planId,
                                Way.valueOf(plan.way),
                                new LocationCode(plan.source),
                                Optional.ofNullable(plan.destination).map(LocationCode::new),
                                plan.promiseStart,
                                plan.promiseEnd))
                        .toList());
    }

    @Override
    public Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before) {
        return tx.createNativeQuery("delete from plan_sets where expires_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
