package org.keskio.e2e.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program under measurement, in a JVM of its own on the server's core. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final double TICKS_PER_SECOND = 100; // USER_HZ on Linux

    private final Process process;
    private final int port;
    private final String name;

    private Server(Process process, int port, String name) {
        this.process = process;
        this.port = port;
        this.name = name;
    }

    /** Starts a JVM; {@code arguments} come after the common options, {@code PORT} in them becomes the port. */
    static Server start(String name, List<String> arguments, Map<String, String> environment, boolean health) {
        int port = freePort();
        List<String> command = Cores.serverJvm();
        arguments.forEach(argument -> command.add(argument.replace("PORT", Integer.toString(port))));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("KESKIO_HTTP_PORT", Integer.toString(port));
        // Without traces: they are looked at by sampling where it matters how fast it is.
        builder.environment().remove("KESKIO_OTLP");
        try {
            File log = File.createTempFile("keskio-bench-" + name + "-", ".log");
            log.deleteOnExit();
            Server server = new Server(builder.redirectOutput(log).start(), port, name);
            server.awaitReady(health, log.toPath());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    int port() {
        return port;
    }

    /** Processor time used so far, all threads, user and system. */
    double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The second field is the command in parentheses and may hold blanks; utime and stime are the 14th and
            // 15th.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is gone", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(boolean health, Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!(health ? ready() : listens())) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                List<String> lines = Files.readAllLines(log);
                throw new IllegalStateException(name + " did not come up:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private boolean ready() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean listens() {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
