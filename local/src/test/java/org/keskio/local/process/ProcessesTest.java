package org.keskio.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Processes processes;

    @BeforeEach
    void begin() {
        processes = new Processes(folder);
    }

    @AfterEach
    void endAll() {
        processes
                .names()
                .forEach(name -> processes.running(name).ifPresent(r -> processes.stop(r, Signal.TERM, GRACE)));
    }

    @Test
    void findsAgainWhatAnEarlierCommandStarted() {
        Running started = processes.start("pricing", launch("sleep", "60"));
        assertThat(new Processes(folder).running("pricing").map(Running::pid)).contains(started.pid());
    }

    @Test
    void aStrangerWithTheSameProcessIdIsNotOurs() throws IOException {
        Files.writeString(
                folder.resolve("pricing.pid"),
                "pid=%d\nstarted=2001-01-01T00:00:00Z\n"
                        .formatted(ProcessHandle.current().pid()));
        assertThat(processes.running("pricing")).isEmpty();
    }

    @Test
    void aNoteCutShortIsNoNote() throws IOException {
        Files.writeString(folder.resolve("pricing.pid"), "pid=12x");
        assertThat(processes.running("pricing")).isEmpty();
    }

    @Test
    void whatWasStoppedNoLongerRuns() {
        Running started = processes.start("pricing", launch("sleep", "60"));
        processes.stop(started, Signal.TERM, GRACE);
        assertThat(processes.names()).isEmpty();
    }

    @Test
    void whatDoesNotListenIsEnded() {
        Running started = processes.start("deaf", launch("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
        processes.stop(started, Signal.TERM, Duration.ofMillis(300));
        assertThat(started.alive()).isFalse();
    }

    @Test
    void anotherEnvironmentIsAnotherLaunch() {
        Launch one = new Launch(List.of("true"), Map.of("PORT", "1"), folder, folder.resolve("log"), "");
        Launch two = new Launch(List.of("true"), Map.of("PORT", "2"), folder, folder.resolve("log"), "");
        assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
    }

    private Launch launch(String... command) {
        return new Launch(List.of(command), Map.of(), folder, folder.resolve("log"), "");
    }
}
