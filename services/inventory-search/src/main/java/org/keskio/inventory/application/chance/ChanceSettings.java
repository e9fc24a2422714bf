package org.keskio.inventory.application.chance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about chances. */
@ConfigMapping(prefix = "keskio.chance")
public interface ChanceSettings {

    /** How often the model is learnt again from picks. */
    @WithDefault("24h")
    Duration learnEvery();

    /** Picks since the last version below which nothing is learnt. */
    @WithDefault("100")
    int learnFrom();

    /** How many of the latest picks are learnt from. */
    @WithDefault("20000")
    int learnMost();

    /** How long picks are kept. */
    @WithDefault("800d")
    Duration keepPicks();

    /** How often a replica looks for a later version. */
    @WithDefault("60s")
    Duration refreshEvery();
}
