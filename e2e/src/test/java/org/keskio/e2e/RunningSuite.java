package org.keskio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.keskio.local.FreePorts;
import org.keskio.local.Home;
import org.keskio.local.Settings;
import org.keskio.local.suite.Dependants;

/**
 * A whole suite for the journeys: the one that {@code KESKIO_GATEWAY_URL} names, or one of the tests' own with its own
 * ports and state, started once and stopped after the last test. It disturbs nothing that runs.
 */
public final class RunningSuite implements BeforeAllCallback {

    private static final int STARTING_MINUTES = 12;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(RunningSuite.class))
                .computeIfAbsent(Started.class, key -> Started.start(), Started.class);
    }

    /** The suite that runs. */
    public static Suite suite() {
        return new Suite(Started.environment());
    }

    /** Where its secrets lie. */
    static Home home() {
        String state = System.getenv("KESKIO_STATE");
        return System.getenv("KESKIO_GATEWAY_URL") != null && state != null
                ? new Home(Started.ROOT, Path.of(state))
                : new Home(Started.ROOT, Started.STATE);
    }

    /**
     * What a command of {@code ./keskio} ended with.
     *
     * @param code   exit code
     * @param output what it printed
     */
    record Ended(int code, String output) {}

    /** Runs a command of {@code ./keskio} against the suite, as its operator would. */
    static Ended ask(String... arguments) {
        try {
            Process process = command(home().state(), arguments)
                    .redirectError(Started.ROOT
                            .resolve("e2e/target/keskio-" + arguments[0] + ".log")
                            .toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder command(Path state, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Started.ROOT.resolve("keskio").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Started.ROOT.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("KESKIO_STATE", state.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Kept by JUnit, which closes it at the end. */
    record Started(boolean ours) implements AutoCloseable {

        private static final Path ROOT = Path.of(System.getProperty("keskio.root", ".."))
                .toAbsolutePath()
                .normalize();
        private static final Path STATE = ROOT.resolve("e2e/target/suite");

        static Started start() {
            if (System.getenv("KESKIO_GATEWAY_URL") != null) {
                return new Started(false);
            }
            keskio("reset", "--yes");
            FreePorts.choose(STATE);
            keskio("up", "--detach", "--no-build", "--no-caches");
            return new Started(true);
        }

        static Map<String, String> environment() {
            if (System.getenv("KESKIO_GATEWAY_URL") != null) {
                return System.getenv();
            }
            return Dependants.environment(home(), Settings.of(home()));
        }

        @Override
        public void close() {
            if (ours) {
                keskio("down");
            }
        }

        private static void keskio(String... arguments) {
            Path log = ROOT.resolve("e2e/target/keskio-" + arguments[0] + ".log");
            try {
                Process process = command(STATE, arguments)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                if (!process.waitFor(STARTING_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    process.destroy();
                    throw new IllegalStateException("'keskio %s' did not succeed:%n%s"
                            .formatted(String.join(" ", arguments), Files.readString(log)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
