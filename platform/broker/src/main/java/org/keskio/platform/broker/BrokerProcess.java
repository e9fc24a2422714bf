package org.keskio.platform.broker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts and stops {@link OneNodeBroker} in a JVM of its own, with libraries that the starting JVM never sees. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(15);

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * The command that runs a broker with the JDK that runs this one.
     *
     * @param port           for clients, on the loopback address
     * @param controllerPort for the broker's own controller
     * @param folder         holds the data; made and formatted if missing
     */
    public static List<String> command(int port, int controllerPort, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        command.add("-cp");
        command.add(classPath());
        command.add("org.keskio.platform.broker.OneNodeBroker");
        command.addAll(List.of(
                Integer.toString(port),
                Integer.toString(controllerPort),
                folder.toAbsolutePath().toString()));
        return command;
    }

    /** Starts a broker and waits until it takes connections; its output goes to {@code log}. */
    public static BrokerProcess start(int port, int controllerPort, Path folder, Path log, Duration patience) {
        try {
            Process process = new ProcessBuilder(command(port, controllerPort, folder))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            BrokerProcess broker = new BrokerProcess(process, port);
            broker.awaitReady(patience, log);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("The broker cannot be started", e);
        }
    }

    /** Where clients connect, e.g. {@code localhost:19092}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Stops as the operating system would: with time to close its files. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Duration patience, Path log) {
        long end = System.nanoTime() + patience.toNanos();
        while (!takesConnections()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("The broker did not come up, see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Maven wrote the list of libraries beside this class when it built the module. */
    private static String classPath() {
        try (InputStream list = BrokerProcess.class.getResourceAsStream("classpath.txt")) {
            if (list == null) {
                throw new IllegalStateException("The broker's class path is missing: build platform/broker with Maven");
            }
            String libraries = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Path.of(BrokerProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    + File.pathSeparator
                    + libraries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
