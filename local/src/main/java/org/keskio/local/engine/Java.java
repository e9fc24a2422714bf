package org.keskio.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.keskio.local.LocalException;

/** The Java that runs this command, used for every other Java program of the suite too. */
final class Java {

    /** What makes a Java program small and quick to start on one machine; not for production or benchmarks. */
    static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            // Memory that a burst needed goes back to the machine.
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private Java() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> command(List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(program());
        command.addAll(options);
        command.addAll(SMALL);
        command.addAll(program);
        return command;
    }

    /** The class path that the build wrote into a file, one entry a line or separated by colons. */
    static String classPath(Path jarOrClasses, Path list) {
        try {
            String entries = Files.readString(list)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining(":"));
            return jarOrClasses + ":" + entries;
        } catch (IOException e) {
            throw new LocalException(
                    list + " is missing: the build is not complete. Run './keskio up' without --no-build.", e);
        }
    }

    /** Changes when a file, or any file below a folder, was built anew. */
    static String buildOf(Path... places) {
        long digest = 17;
        for (Path place : places) {
            if (!Files.exists(place)) {
                continue;
            }
            try (var files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest = digest * 31 + file.toString().hashCode();
                    digest = digest * 31 + Files.size(file);
                    digest = digest * 31 + Files.getLastModifiedTime(file).toMillis();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(digest);
    }
}
