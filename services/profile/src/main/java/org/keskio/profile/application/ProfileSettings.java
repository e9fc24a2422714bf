package org.keskio.profile.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.keskio.profile.domain.Language;

/** What an operator can set about profile. */
@ConfigMapping(prefix = "keskio.profile")
public interface ProfileSettings {

    /** The language to write in to a customer who chose none: FI, SV or EN. */
    @WithDefault("EN")
    Language defaultLocale();

    /** How long identity may take to answer; 100 ms to 10 s. */
    @WithDefault("2S")
    Duration identityTimeout();
}
