package org.keskio.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void givesTheLastLines() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(
                log, IntStream.rangeClosed(1, 5_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
        assertThat(LogTail.last(log, 2)).isEqualTo(List.of("line 4999", "line 5000"));
    }

    @Test
    void aLogThatIsNotThereIsEmpty() {
        assertThat(LogTail.last(folder.resolve("none"), 10)).isEmpty();
    }

    @Test
    void putsJsonIntoWords() {
        String line = """
                {"timestamp":"2026-11-02T10:15:30.123Z","level":"WARN","loggerName":"org.keskio.platform.Relay","message":"the broker is away"}""";
        assertThat(LogTail.readable(line)).isEqualTo("10:15:30 WARN  [Relay] the broker is away");
    }

    @Test
    void leavesOtherLinesAlone() {
        assertThat(LogTail.readable("{not json")).isEqualTo("{not json");
    }
}
