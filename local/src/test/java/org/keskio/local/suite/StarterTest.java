package org.keskio.local.suite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Progress;
import org.keskio.local.engine.Part;
import org.keskio.local.process.Launch;
import org.keskio.local.process.Processes;

class StarterTest {

    @TempDir
    Path folder;

    @Test
    void aTakenPortIsNamedWithItsOwnerAndItsSetting() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            Part part = new Stub(stranger.getLocalPort(), List.of("true"));
            assertThatThrownBy(() -> starter().bring(part))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("Port " + stranger.getLocalPort())
                    .hasMessageContaining(
                            "java (process " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("port.pricing=<number>")
                    .hasMessageContaining("KESKIO_PORT_PRICING");
        }
    }

    @Test
    void aPartThatEndsWhileItStartsShowsItsLastLines() throws IOException {
        Part part = new Stub(freePort(), List.of("sh", "-c", "echo the database is away; exit 3"));
        assertThatThrownBy(() -> starter().bring(part))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("pricing ended while it was starting")
                .hasMessageContaining("the database is away")
                .hasMessageContaining("./keskio up");
    }

    private Starter starter() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Starter(new Processes(folder), new Progress(nowhere, System::nanoTime));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A part that never answers. */
    private final class Stub implements Part {

        private final int number;
        private final List<String> command;

        Stub(int number, List<String> command) {
            this.number = number;
            this.command = command;
        }

        @Override
        public String name() {
            return "pricing";
        }

        @Override
        public Map<Port, Integer> ports() {
            return Map.of(Port.PRICING, number);
        }

        @Override
        public Port port() {
            return Port.PRICING;
        }

        @Override
        public void prepare() {}

        @Override
        public Launch launch() {
            return new Launch(command, Map.of(), folder, folder.resolve("log"), "");
        }

        @Override
        public boolean healthy() {
            return false;
        }
    }
}
