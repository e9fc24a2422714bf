package org.keskio.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ports for a suite that runs beside others and disturbs none of them. */
public final class FreePorts {

    private FreePorts() {}

    /** Writes a free port for each purpose into the {@code settings.properties} of a state folder. */
    public static void choose(Path state) {
        try {
            Files.createDirectories(state);
            Files.write(state.resolve("settings.properties"), settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All are held until all are found, so that none comes twice. */
    private static List<String> settings() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                ServerSocket socket = new ServerSocket(0);
                held.add(socket);
                lines.add(port.setting() + "=" + socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return lines;
    }
}
