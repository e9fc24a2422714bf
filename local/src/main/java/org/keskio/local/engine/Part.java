package org.keskio.local.engine;

import java.time.Duration;
import java.util.Map;
import org.keskio.local.Port;
import org.keskio.local.process.Launch;
import org.keskio.local.process.Signal;

/** One program of the suite: an engine, or one replica of a service. */
public interface Part {

    /** Its name in commands, logs and notes, such as {@code postgres} or {@code pricing-2}. */
    String name();

    /** The ports it listens on, each with the setting that chose it. */
    Map<Port, Integer> ports();

    /** The one of its ports that people ask for. */
    Port port();

    /** Does on disk what must be done once before it can start. */
    void prepare();

    /** How it is started. */
    Launch launch();

    /** Whether it answers now. */
    boolean healthy();

    /** Does what can only be done once it answers; may be done again at any time. */
    default void settle() {}

    /** How long it may take to answer. */
    default Duration patience() {
        return Duration.ofSeconds(90);
    }

    /** How it is asked to end. */
    default Signal ending() {
        return Signal.TERM;
    }

    /** How long it may take to end by itself. */
    default Duration grace() {
        return Duration.ofSeconds(15);
    }
}
