package org.keskio.local.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.keskio.local.Home;
import org.keskio.local.Port;
import org.keskio.local.Settings;
import org.keskio.local.process.Launch;

/** A Kafka broker of one node in a JVM of its own. */
public final class KafkaEngine implements Part {

    private static final int PATIENCE_MILLIS = 500;

    private final Home home;
    private final Settings settings;

    public KafkaEngine(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Map<Port, Integer> ports() {
        return Map.of(
                Port.KAFKA, settings.port(Port.KAFKA), Port.KAFKA_CONTROLLER, settings.port(Port.KAFKA_CONTROLLER));
    }

    @Override
    public Port port() {
        return Port.KAFKA;
    }

    @Override
    public void prepare() {
        home.folder("kafka");
    }

    @Override
    public Launch launch() {
        Path classes = home.root().resolve("platform/broker/target/classes");
        String classPath = Java.classPath(classes, classes.resolve("org/keskio/platform/broker/classpath.txt"));
        List<String> command = Java.command(
                List.of("-Xms64m", "-Xmx160m"),
                List.of(
                        "-cp",
                        classPath,
                        "org.keskio.platform.broker.OneNodeBroker",
                        String.valueOf(settings.port(Port.KAFKA)),
                        String.valueOf(settings.port(Port.KAFKA_CONTROLLER)),
                        home.state().resolve("kafka").toString()));
        return new Launch(command, Map.of(), home.state(), home.log(name()), Java.buildOf(classes));
    }

    /** The broker listens only once it can serve. */
    @Override
    public boolean healthy() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", settings.port(Port.KAFKA)), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
