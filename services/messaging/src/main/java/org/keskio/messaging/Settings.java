package org.keskio.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of messaging, under {@code keskio.messaging}. */
@ConfigMapping(prefix = "keskio.messaging")
public interface Settings {

    /** Right-hand side of the Message-ID header, the retailer's mail domain. */
    @WithDefault("tunturi.example")
    String mailDomain();

    /** Name under which the retailer signs its mails. */
    @WithDefault("Tunturi")
    String senderName();

    /** How often to look for mails that are due, beside the look right after each new one. */
    @WithDefault("1s")
    String lookEvery();

    /** Mails in one look. */
    @WithDefault("50")
    int batch();

    /** How long one attempt may take; after it another replica may try. */
    @WithDefault("60s")
    Duration attemptLimit();

    /** Pause after the first failed attempt; doubles with each. */
    @WithDefault("2s")
    Duration firstPause();

    /** The longest pause between two attempts. */
    @WithDefault("10m")
    Duration longestPause();

    /** Attempts before a mail is given up; with the pauses above about two days. */
    @WithDefault("300")
    int attempts();
}
