package org.keskio.platform.events;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * How many facts wait and how long the oldest has waited, as metrics and as a detail of the health page. Not a matter of
 * readiness: a service without its broker still answers.
 */
@Wellness
@ApplicationScoped
class OutboxGauges implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(OutboxGauges.class);
    private static final String LOOK =
            "select count(*), coalesce(extract(epoch from now() - min(time)), 0)::float8 from outbox";
    private static final int PAUSE_SECONDS = 5;
    private static final double TOO_OLD_SECONDS = 60;

    private final AgroalDataSource database;
    private final MeterRegistry meters;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private volatile double waiting = Double.NaN;
    private volatile double oldestSeconds = Double.NaN;

    @Inject
    OutboxGauges(AgroalDataSource database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("keskio.outbox.waiting", () -> waiting)
                .description("Facts that wait to be published")
                .register(meters);
        Gauge.builder("keskio.outbox.oldest", () -> oldestSeconds)
                .description("How long the oldest fact has waited")
                .baseUnit("seconds")
                .register(meters);
        var _ = timer.scheduleWithFixedDelay(this::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox")
                .status(!(oldestSeconds > TOO_OLD_SECONDS))
                .withData("waiting", Double.toString(waiting))
                .withData("oldest_seconds", Double.toString(oldestSeconds))
                .build();
    }

    private void look() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            waiting = row.getDouble(1);
            oldestSeconds = row.getDouble(2);
        } catch (SQLException | RuntimeException e) {
            waiting = Double.NaN;
            oldestSeconds = Double.NaN;
            LOG.debug("The outbox cannot be looked at", e);
        }
    }
}
