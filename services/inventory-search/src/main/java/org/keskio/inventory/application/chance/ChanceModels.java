package org.keskio.inventory.application.chance;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.chance.ChanceModel;

/** Where the versions of what was learnt are kept. */
public interface ChanceModels {

    /** The latest; empty when nothing was learnt yet. */
    Uni<Optional<Kept>> latest(Mutiny.StatelessSession session);

    /** Keeps a version; false when another replica kept the same number first. */
    Uni<Boolean> add(Mutiny.StatelessSession tx, ChanceModel model, Lesson lesson);

    /** A model and when it was made. */
    record Kept(ChanceModel model, Instant madeAt, double calibrationError) {}

    /**
     * What a version was learnt from.
     *
     * @param picks            that it was fitted to
     * @param newPicks         since the version before
     * @param calibrationError of the chances that were given for the new picks; so are the other two
     */
    record Lesson(Instant madeAt, int picks, int newPicks, double calibrationError, double brier, double logLoss) {}
}
