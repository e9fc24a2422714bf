package org.keskio.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that was started and still runs.
 *
 * @param name the part of the suite, such as {@code pricing-2}
 * @param handle the process
 * @param fingerprint of the {@link Launch} it was started with
 */
public record Running(String name, ProcessHandle handle, String fingerprint) {

    public long pid() {
        return handle.pid();
    }

    /** Whether it runs; one that has ended but was not yet collected by the system's first process does not. */
    public boolean alive() {
        return handle.isAlive() && !ended();
    }

    private boolean ended() {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return !handle.isAlive();
        }
    }
}
