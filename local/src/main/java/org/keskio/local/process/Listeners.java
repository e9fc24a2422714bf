package org.keskio.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens on a port of this machine. */
public final class Listeners {

    private static final String LISTENING = "0A";

    private Listeners() {}

    /** Whether a server could listen on this port now. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens there, as far as this user may see it, such as {@code nginx (process 412)}. */
    public static Optional<String> owner(int port) {
        Set<String> sockets = sockets(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> "%s (process %d)".formatted(title(process), process.pid()));
    }

    private static Set<String> sockets(int port) {
        String suffix = ":%04X".formatted(port);
        Set<String> inodes = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+", -1))
                        .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTENING))
                        .forEach(f -> inodes.add("socket:[" + f[9] + "]"));
            } catch (IOException e) {
                // No such table on this system: the owner stays unknown.
            }
        }
        return inodes;
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.anyMatch(fd -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(fd).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }

    private static String title(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().toLowerCase(Locale.ROOT))
                .orElse("a program");
    }
}
