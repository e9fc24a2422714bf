package org.keskio.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set for this service. */
@ConfigMapping(prefix = "keskio.inventory")
public interface Settings {

    /** The index inside each replica. */
    Index index();

    /** The index inside each replica. */
    interface Index {

        /**
         * How far back facts are read again when a replica starts or comes back to the broker, e.g. {@code 60S}. Must be
         * longer than clocks of relay and replica may differ; facts that are older than what was loaded change nothing.
         */
        @WithDefault("60S")
        Duration replay();
    }
}
