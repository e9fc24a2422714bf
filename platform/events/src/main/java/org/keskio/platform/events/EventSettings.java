package org.keskio.platform.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How facts leave this service. */
@ConfigMapping(prefix = "keskio.events")
interface EventSettings {

    /** The service's topic; if not set, {@code keskio.<first word of the application's name>.v1}. */
    Optional<String> topic();

    /** Types of facts that go to a topic of their own, since there are many of them and most consumers want the others. */
    Map<String, String> topics();

    /** Partitions of the service's topics where this service is the one to make them. */
    @WithDefault("3")
    int partitions();

    /** How long the relay rests between two looks at an empty outbox. */
    @WithDefault("100ms")
    Duration idlePause();

    /** How long a relay that is not in charge waits before it tries again. */
    @WithDefault("1s")
    Duration takeoverPause();

    /** The longest rest after an error. */
    @WithDefault("10s")
    Duration longestBackoff();

    /** How long a fact is remembered as taken in; a repeat that is older would be taken in again. */
    @WithDefault("P30D")
    Duration keepInbox();

    /** How long an answer is remembered for a repeated request. */
    @WithDefault("P7D")
    Duration keepRequests();
}
