package org.keskio.platform.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker that is its own controller: {@code OneNodeBroker <port> <controller port> <folder>}. */
public final class OneNodeBroker {

    private OneNodeBroker() {}

    /** Formats the folder if it is new, then serves until the process is told to stop. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int controllerPort = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]).toAbsolutePath();
        format(folder);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(settings(port, controllerPort, folder)), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            server.awaitShutdown();
        }));
        server.startup();
        System.out.println("Broker ready on port " + port);
        server.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot make the broker's folder " + folder, e);
        }
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setUnstableFeatureVersionsEnabled(false)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties settings(int port, int controllerPort, Path folder) {
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", folder.toString())));
        settings.putAll(oneNode());
        settings.putAll(small());
        return settings;
    }

    /** There is nobody to replicate to. */
    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "2"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("num.partitions", "3"),
                Map.entry("auto.create.topics.enable", "true"),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }

    /** Few threads and small buffers: it shares a laptop with the whole suite. */
    private static Map<String, String> small() {
        return Map.of(
                "log.cleaner.dedupe.buffer.size", "2097152",
                "num.network.threads", "2",
                "num.io.threads", "3",
                "background.threads", "2",
                "log.index.size.max.bytes", "1048576",
                "log.segment.bytes", "16777216");
    }
}
