package org.keskio.demopartner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the partner behaves.
 *
 * @param delay before each answer
 * @param lies  whether it offers what it does not have and refuses what is ordered
 */
record Mood(Duration delay, boolean lies) {

    static final Mood WELL = new Mood(Duration.ZERO, false);

    /** What the file says now: {@code well}, {@code lie} or {@code slow <milliseconds>}; without a file all is well. */
    static Mood in(Path file) {
        try {
            return Files.exists(file) ? read(Files.readString(file).strip()) : WELL;
        } catch (IOException e) {
            return WELL;
        }
    }

    static Mood read(String text) {
        if (text.equals("lie")) {
            return new Mood(Duration.ZERO, true);
        }
        return text.matches("slow [0-9]{1,6}")
                ? new Mood(Duration.ofMillis(Long.parseLong(text.substring("slow ".length()))), false)
                : WELL;
    }
}
