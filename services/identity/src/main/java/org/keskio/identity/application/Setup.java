package org.keskio.identity.application;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.keskio.identity.domain.IdentifierReader;
import org.keskio.identity.domain.PhonePlan;

/** Puts the parts together that know nothing of the container. */
@ApplicationScoped
class Setup {

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    IdentifierReader reader(PhonePlan phones, IdentitySettings settings) {
        return new IdentifierReader(phones, settings.cardCheck());
    }
}
