package org.keskio.e2e.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One core for the server, another for those who ask. */
final class Cores {

    static final String SERVER = "0";
    static final String LOAD = "1";

    private Cores() {}

    /** Whether there are two cores to keep apart, and the program to do it. */
    static boolean canPin() {
        return Runtime.getRuntime().availableProcessors() >= 2 && runs(List.of("taskset", "--version"));
    }

    /** Keeps this process, with the threads it has and will have, on the load's core. */
    static void pinThisToLoad() {
        String pid = Long.toString(ProcessHandle.current().pid());
        if (!runs(List.of("taskset", "-a", "-c", "-p", LOAD, pid))) {
            throw new IllegalStateException("taskset cannot pin process " + pid);
        }
    }

    /** A JVM on the server's core, with the same memory for everything that is measured. */
    static List<String> serverJvm() {
        List<String> command = new ArrayList<>(canPin() ? List.of("taskset", "-c", SERVER) : List.of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        return command;
    }

    private static boolean runs(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
