package org.keskio.inventory.application.chance;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.chance.ChanceModel;

/** The model that this replica judges by: the latest that was learnt, looked up now and then. */
@ApplicationScoped
public class CurrentChance {

    private final ChanceModels models;
    private final Mutiny.SessionFactory sessions;
    private volatile ChanceModel model = ChanceModel.before();
    private volatile double calibrationError = Double.NaN;

    @Inject
    public CurrentChance(ChanceModels models, Mutiny.SessionFactory sessions, MeterRegistry meters) {
        this.models = models;
        this.sessions = sessions;
        meters.gauge("keskio.chance.version", this, current -> current.model.version());
        meters.gauge("keskio.chance.calibration.error", this, current -> current.calibrationError);
    }

    /** The model. */
    public ChanceModel model() {
        return model;
    }

    /** Takes up the latest version. */
    public Uni<Void> refresh() {
        return sessions.withStatelessSession(models::latest)
                .invoke(found -> {
                    model = found.map(ChanceModels.Kept::model).orElseGet(ChanceModel::before);
                    calibrationError =
                            found.map(ChanceModels.Kept::calibrationError).orElse(Double.NaN);
                })
                .replaceWithVoid();
    }
}
