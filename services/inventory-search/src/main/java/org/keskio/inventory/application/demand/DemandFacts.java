package org.keskio.inventory.application.demand;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.demand.LostDemand;

/** Tells others of lost demand; rides the transaction. */
public interface DemandFacts {

    /** This was wanted and not had. */
    Uni<Void> lost(Mutiny.StatelessSession tx, List<LostDemand> lost);
}
