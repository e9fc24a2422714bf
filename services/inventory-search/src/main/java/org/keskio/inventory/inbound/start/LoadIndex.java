package org.keskio.inventory.inbound.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.index.KeepIndexFresh;

/** Loads the index when the service starts; until then the service is not ready. */
@Readiness
@ApplicationScoped
public class LoadIndex implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(LoadIndex.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final KeepIndexFresh index;
    private final MeterRegistry meters;

    @Inject
    LoadIndex(KeepIndexFresh index, MeterRegistry meters) {
        this.index = index;
        this.meters = meters;
    }

    void load(@Observes StartupEvent started) {
        Uni.createFrom()
                .item(this::timedLoad)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(error -> LOG.error("The index could not be loaded; trying again", error))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(millis -> LOG.infof("Index loaded in %d ms", millis));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("index").status(index.isLoaded()).build();
    }

    private long timedLoad() {
        long start = System.nanoTime();
        index.load();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        meters.timer("keskio.index.load").record(took);
        return took.toMillis();
    }
}
