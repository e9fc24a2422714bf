package org.keskio.platform.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service calls others. */
@ConfigMapping(prefix = "keskio.calls")
interface CallSettings {

    /** How long a call may take, all tries together, where the caller sets no deadline of its own. */
    @WithDefault("2s")
    Duration deadline();

    /** Tries after the first, where the other side is UNAVAILABLE. */
    @WithDefault("2")
    int retries();

    /** The pause before a try; half as much again is left to chance. */
    @WithDefault("30ms")
    Duration retryPause();

    /** How long a service that keeps failing is left alone. */
    @WithDefault("2s")
    Duration breakerPause();
}
