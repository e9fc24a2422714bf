package org.keskio.platform.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keskio.platform.broker.BrokerProcess;

/** A real Kafka broker on a free port, in a JVM of its own, without any topic. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static @Nullable KafkaResource running;

    private final int port = FreePorts.next();
    private final int controllerPort = FreePorts.next();
    private @Nullable Path folder;
    private @Nullable BrokerProcess broker;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("keskio-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startBroker();
        running = this;
        return Map.of("kafka.bootstrap.servers", "127.0.0.1:" + port);
    }

    @Override
    public void stop() {
        stopBroker();
        running = null;
        if (folder != null) {
            delete(folder);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaResource.class));
    }

    /** The broker of this test run. */
    public static KafkaResource running() {
        if (running == null) {
            throw new IllegalStateException("No broker: put @QuarkusTestResource(KafkaResource.class) on the test");
        }
        return running;
    }

    /** Takes the broker away; its data stay. */
    public void stopBroker() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    /** Brings the broker back on the same port with the same data. */
    public void startBroker() {
        if (broker == null && folder != null) {
            broker = BrokerProcess.start(port, controllerPort, folder.resolve("data"), folder.resolve("log"), PATIENCE);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
