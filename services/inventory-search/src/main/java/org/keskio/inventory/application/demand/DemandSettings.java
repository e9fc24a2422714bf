package org.keskio.inventory.application.demand;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about lost demand. */
@ConfigMapping(prefix = "keskio.demand")
public interface DemandSettings {

    /** How long lost demand is kept for the report. */
    @WithDefault("400d")
    Duration keep();

    /** How long a search that found nothing waits for the customer to type on. */
    @WithDefault("10s")
    Duration settles();
}
