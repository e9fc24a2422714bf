package org.keskio.pricing.inbound.grpc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.keskio.pricing.application.Standing;

/** Counts calls that were refused because the book could not be relied on. */
@ApplicationScoped
class RefusalCounter {

    private final Counter notCurrent;
    private final Counter notClosed;

    @Inject
    RefusalCounter(MeterRegistry registry) {
        notCurrent = counter(registry, "not_current");
        notClosed = counter(registry, "not_closed");
    }

    void count(Standing standing) {
        switch (standing) {
            case Standing.NotCurrent _ -> notCurrent.increment();
            case Standing.NotClosed _ -> notClosed.increment();
            case Standing.Sure _ -> {}
        }
    }

    private static Counter counter(MeterRegistry registry, String why) {
        return Counter.builder("keskio.pricing.refusals")
                .description("Calls refused because the book could not be relied on at the instant")
                .tag("why", why)
                .register(registry);
    }
}
