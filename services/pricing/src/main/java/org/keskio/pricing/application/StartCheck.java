package org.keskio.pricing.application;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Stops the start when a setting would break a promise. */
@ApplicationScoped
class StartCheck {

    private static final int LEAST_SECRET = 32;

    private final PricingSettings settings;

    @Inject
    StartCheck(PricingSettings settings) {
        this.settings = settings;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        check(settings, LaunchMode.current());
    }

    static void check(PricingSettings settings, LaunchMode mode) {
        within("lead", settings.lead(), Duration.ofSeconds(1), Duration.ofHours(1));
        within("poll", settings.poll(), Duration.ofMillis(20), Duration.ofSeconds(10));
        within("poll", settings.poll(), Duration.ofMillis(20), settings.lead().dividedBy(4));
        within("max-clock-skew", settings.maxClockSkew(), Duration.ofMillis(10), Duration.ofMinutes(1));
        within("quote-validity", settings.quoteValidity(), Duration.ofSeconds(2), Duration.ofDays(7));
        within("keys.announce", settings.keys().announce(), Duration.ofMinutes(2), Duration.ofDays(1));
        within("keys.rotate-after", settings.keys().rotateAfter(), Duration.ofDays(1), Duration.ofDays(3_650));
        if (settings.keys().secret().isPresent()
                && settings.keys().secret().get().length() < LEAST_SECRET) {
            throw new IllegalStateException(
                    "keskio.pricing.keys.secret has fewer than " + LEAST_SECRET + " characters: make a longer one");
        }
        boolean isOpen = settings.keys().secret().isEmpty() && !settings.keys().plain();
        if (isOpen && mode == LaunchMode.NORMAL) {
            throw new IllegalStateException(
                    "Set keskio.pricing.keys.secret (KESKIO_PRICING_KEYS_SECRET): the private keys of"
                            + " quotes are encrypted with it. On a developer's machine keskio.pricing.keys.plain=true will do");
        }
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalStateException(
                    "keskio.pricing." + name + " is " + value + ", it must lie between " + least + " and " + most);
        }
    }
}
