package org.keskio.inventory.application.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of partners. */
@ConfigMapping(prefix = "keskio.partners")
public interface PartnerSettings {

    /** How long partners may think about what they could supply, while a clerk waits. */
    @WithDefault("800ms")
    Duration askDeadline();

    /** How long each other call to a partner may take. */
    @WithDefault("5s")
    Duration callDeadline();

    /** How long an order is tried to be confirmed before it goes elsewhere. */
    @WithDefault("10m")
    Duration confirmWithin();

    /** How often partners are asked how an order stands. */
    @WithDefault("30s")
    Duration statusEvery();

    /** How often errands that are due are looked for. */
    @WithDefault("1s")
    Duration errandsEvery();

    /** How often what partners reported is looked through for what is too old. */
    @WithDefault("1m")
    Duration oldStockEvery();

    /** How long a partner that keeps failing is left alone. */
    @WithDefault("10s")
    Duration pause();

    /**
     * What the key that partners know us by is made of: 32 characters or more, the same on each replica. Without it no
     * partner is asked.
     */
    Optional<String> secret();

    /** Our public address, where partners find our keys; the {@code iss} of our tokens. */
    @WithDefault("http://localhost:8080")
    String issuer();
}
