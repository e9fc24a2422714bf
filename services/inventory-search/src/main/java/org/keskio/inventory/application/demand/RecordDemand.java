package org.keskio.inventory.application.demand;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.demand.LossKind;
import org.keskio.inventory.domain.demand.LostDemand;
import org.keskio.inventory.domain.demand.PostcodeArea;
import org.keskio.inventory.domain.location.LocationCode;

/** Keeps lost demand and tells of it, in the caller's transaction. */
@ApplicationScoped
public class RecordDemand {

    private final LostDemands demands;
    private final DemandFacts facts;

    @Inject
    public RecordDemand(LostDemands demands, DemandFacts facts) {
        this.demands = demands;
        this.facts = facts;
    }

    /** A SKU was wanted that nobody could supply, or could not after all. */
    public Uni<Void> product(
            Mutiny.StatelessSession tx,
            LossKind kind,
            Sku sku,
            int quantity,
            LocationCode store,
            PostcodeArea area,
            Instant now) {
        LostDemand lost = new LostDemand(
                UuidCreator.getTimeOrderedEpoch(),
                kind,
                Optional.of(sku),
                Optional.empty(),
                Optional.of(store),
                area,
                quantity,
                now);
        return record(tx, List.of(lost));
    }

    /** Keeps all of it that is new, and tells of that. */
    public Uni<Void> record(Mutiny.StatelessSession tx, List<LostDemand> lost) {
        return lost.isEmpty()
                ? Uni.createFrom().voidItem()
                : demands.add(tx, lost)
                        .chain(fresh -> facts.lost(
                                tx,
                                lost.stream()
                                        .filter(one -> fresh.contains(one.id()))
                                        .toList()));
    }
}
