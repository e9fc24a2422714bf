package org.keskio.inventory.outbound.postgres.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.send.PlanSet;
import org.keskio.inventory.application.send.PlanSets;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Way;

/** Sets of plans in PostgreSQL. */
@ApplicationScoped
class PostgresPlanSets implements PlanSets {

    @Override
    public Uni<Void> add(Mutiny.StatelessSession tx, PlanSet set) {
        PlanSetRow row = new PlanSetRow();
        row.id = set.id();
        row.lines = Pieces.write(set.lines());
        row.store = set.store().value();
        row.customerId = set.customer().orElse(null);
        row.quoteId = set.quoteId();
        row.policyVersion = set.policyVersion();
        row.createdAt = set.createdAt();
        row.expiresAt = set.expiresAt();
        Object[] legs = set.plans().stream()
                .flatMap(plan -> rows(set.id(), plan).stream())
                .toArray();
        return tx.insert(row)
                .chain(() -> legs.length == 0 ? Uni.createFrom().voidItem() : tx.insertAll(legs.length, legs));
    }

    private static List<PlanLegRow> rows(UUID set, PlanSet.Shown plan) {
        List<PlanLegRow> rows = new ArrayList<>(plan.legs().size());
        for (PlanSet.Part leg : plan.legs()) {
            PlanLegRow row = new PlanLegRow();
            row.planSetId = set;
            row.planId = plan.planId();
            row.leg = rows.size();
            row.way = leg.way().name();
            row.source = leg.source().value();
            row.offerId = leg.offerId().orElse(null);
            row.destination = leg.destination().map(LocationCode::value).orElse(null);
            row.promiseStart = leg.start();
            row.promiseEnd = leg.end();
            row.lines = Pieces.write(leg.lines());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Uni<Optional<PlanSet>> find(Mutiny.StatelessSession tx, UUID id) {
        return tx.createSelectionQuery("from PlanSetRow where id = :id", PlanSetRow.class)
                .setParameter("id", id)
                .getResultList()
                .chain(sets -> sets.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : tx.createSelectionQuery(
                                        "from PlanLegRow where planSetId = :id order by planId, leg", PlanLegRow.class)
                                .setParameter("id", id)
                                .getResultList()
                                .map(legs -> Optional.of(set(sets.getFirst(), legs))));
    }

    private static PlanSet set(PlanSetRow row, List<PlanLegRow> legs) {
        Map<String, List<PlanSet.Part>> plans = new LinkedHashMap<>();
        for (PlanLegRow leg : legs) {
            plans.computeIfAbsent(leg.planId, id -> new ArrayList<>()).add(part(leg));
        }
        return new PlanSet(
                row.id,
                Pieces.read(row.lines),
                new LocationCode(row.store),
                Optional.ofNullable(row.customerId),
                row.quoteId,
                row.policyVersion,
                row.createdAt,
                row.expiresAt,
                plans.entrySet().stream()
                        .map(plan -> new PlanSet.Shown(plan.getKey(), plan.getValue()))
                        .toList());
    }

    private static PlanSet.Part part(PlanLegRow row) {
        return new PlanSet.Part(
                Way.valueOf(row.way),
                new LocationCode(row.source),
                Optional.ofNullable(row.offerId),
                Optional.ofNullable(row.destination).map(LocationCode::new),
                row.promiseStart,
                row.promiseEnd,
                Pieces.read(row.lines));
    }

    @Override
    public Uni<Integer> forget(Mutiny.StatelessSession tx, Instant before) {
        return tx.createNativeQuery("delete from plan_sets where expires_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
