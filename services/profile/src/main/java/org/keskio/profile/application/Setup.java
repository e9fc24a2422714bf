package org.keskio.profile.application;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts the parts together that know nothing of the container, and stops a start with unsafe settings. */
@ApplicationScoped
class Setup {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    void check(@Observes StartupEvent start, ProfileSettings settings) {
        Duration timeout = settings.identityTimeout();
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("keskio.profile.identity-timeout must be 100 ms to 10 s");
        }
    }
}
