package org.keskio.pricing.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The settings of pricing; as environment {@code KESKIO_PRICING_LEAD} and so on. */
@ConfigMapping(prefix = "keskio.pricing")
public interface PricingSettings {

    /** How far ahead the book is closed: the shortest notice of a price change, and the longest outage of the database that replicas bridge. 1 s - 1 h. */
    @WithDefault("60s")
    Duration lead();

    /** How often a replica asks the database for the head of the book. 20 ms - 10 s, at most a quarter of the lead. */
    @WithDefault("500ms")
    Duration poll();

    /** By how much a replica's clock may differ from the database's before it refuses to say what holds "now". */
    @WithDefault("1s")
    Duration maxClockSkew();

    /** How long a quote is honoured. 2 s - 7 days. */
    @WithDefault("30m")
    Duration quoteValidity();

    /** The keys that quotes are signed with. */
    Keys keys();

    /** Settings of the signing keys. */
    interface Keys {

        /** Secret text of at least 32 characters that the private keys in the database are encrypted with. */
        Optional<String> secret();

        /** Allows private keys in the database without encryption; for a developer's machine only. */
        @WithDefault("false")
        boolean plain();

        /** Age at which a key is followed by a new one. */
        @WithDefault("90d")
        Duration rotateAfter();

        /** How long a new key is in the key set before it signs. */
        @WithDefault("10m")
        Duration announce();
    }
}
