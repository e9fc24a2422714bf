package org.keskio.inventory.application.chance;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.chance.ChanceModel;
import org.keskio.inventory.domain.chance.Evidence;
import org.keskio.inventory.domain.chance.PickOutcome;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.stock.CellKey;

/** Keeps what came of looking for pieces, with the chance that was given before; call it before the stock changes. */
@ApplicationScoped
public class NotePick {

    private final Findings findings;
    private final CurrentChance chance;
    private final Locations locations;

    @Inject
    public NotePick(Findings findings, CurrentChance chance, Locations locations) {
        this.findings = findings;
        this.chance = chance;
        this.locations = locations;
    }

    /** The pieces, held for this pick, were found or not. */
    public Uni<Void> note(Mutiny.StatelessSession tx, CellKey cell, int pieces, boolean found, Instant now) {
        Optional<Location> place = locations.find(cell.location());
        return findings.of(tx, cell).chain(known -> {
            if (known.isEmpty() || place.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return keep(tx, cell, place.get(), before(known.get(), pieces), pieces, found, now);
        });
    }

    private Uni<Void> keep(
            Mutiny.StatelessSession tx,
            CellKey cell,
            Location place,
            Evidence evidence,
            int pieces,
            boolean found,
            Instant now) {
        ChanceModel model = chance.model();
        double given = model.of(place.kind(), place.code(), evidence, pieces, now);
        PickOutcome outcome = new PickOutcome(place.kind(), place.code(), evidence, pieces, now, given, found);
        Uni<Void> kept = findings.add(tx, cell, outcome);
        int recordAfter = Math.max(0, evidence.onHand() - pieces);
        return found ? kept.chain(() -> findings.seen(tx, cell, pieces, recordAfter, now)) : kept;
    }

    /** As it was when the pieces were not yet held for this pick. */
    private static Evidence before(Evidence evidence, int pieces) {
        return new Evidence(
                evidence.onHand(), Math.max(0, evidence.reserved() - pieces), evidence.countedAt(), evidence.trail());
    }
}
