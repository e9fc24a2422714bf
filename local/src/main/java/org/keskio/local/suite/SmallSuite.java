package org.keskio.local.suite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.keskio.local.FreePorts;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Progress;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.engine.Addresses;
import org.keskio.local.engine.AotCaches;
import org.keskio.local.engine.KafkaEngine;
import org.keskio.local.engine.Part;
import org.keskio.local.engine.PostgresEngine;
import org.keskio.local.engine.ServicePart;
import org.keskio.local.engine.Trees;
import org.keskio.local.process.Processes;
import org.keskio.local.process.Running;

/**
 * The database, the broker and a few services with empty data, a folder and ports of their own. Each part can be killed as
 * a crash would kill it, and started again. There is no Keycloak: who uses it answers at {@link Port#KEYCLOAK}.
 */
public final class SmallSuite implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);
    // Another process may still be about to notice that the one it belonged to is gone.
    private static final int STARTS = 3;

    private final Home home;
    private final Settings settings;
    private final Secrets secrets;
    private final PostgresEngine postgres;
    private final KafkaEngine kafka;
    private final Map<String, ServicePart> services = new LinkedHashMap<>();
    private final Processes processes;
    private final Progress progress;
    private final Starter starter;

    private SmallSuite(Home home, List<Service> wanted, Progress progress) {
        this.home = home;
        this.progress = progress;
        settings = Settings.read(home.state().resolve("settings.properties"), Map.of());
        secrets = Secrets.of(home);
        Addresses addresses = new Addresses(settings, false);
        postgres = new PostgresEngine(home, settings, secrets);
        kafka = new KafkaEngine(home, settings);
        processes = new Processes(home.folder("run"));
        starter = new Starter(processes, progress);
        for (Service service : wanted) {
            services.put(
                    service.title(),
                    new ServicePart(home, settings, secrets, addresses, postgres, Optional.empty(), service, 1));
        }
    }

    /** Makes ready the folder: what an earlier run left running is ended, what it left behind is forgotten. */
    public static SmallSuite fresh(Path root, Path state, List<Service> services, Progress progress) {
        Home home = new Home(root, state);
        Processes before = new Processes(home.folder("run"));
        before.names().forEach(name -> before.running(name).ifPresent(one -> kill(before, one)));
        List.of("postgres/data", "kafka", "log").forEach(folder -> Trees.delete(state.resolve(folder)));
        FreePorts.choose(state);
        return new SmallSuite(home, services, progress);
    }

    /** Starts everything; {@code caches} makes later starts of the services quicker and this one slower. */
    public void up(boolean caches) {
        var engines =
                Together.run(List.<Callable<Boolean>>of(() -> starter.bring(postgres), () -> starter.bring(kafka)));
        AotCaches cached = new AotCaches(home, processes);
        List<Callable<Boolean>> starts = new ArrayList<>();
        for (ServicePart service : services.values()) {
            if (caches && cached.missing(service) && !cached.make(service)) {
                progress.say(service.name() + ": no start-up cache; it will start slower");
            }
            starts.add(() -> starter.bring(service));
        }
        var started = Together.run(starts);
        progress.say("%d parts are up".formatted(engines.size() + started.size()));
    }

    /** SIGKILL for a part and all processes below it; returns when none of them is left. */
    public void kill(String part) {
        kill(processes, processes.running(part).orElseThrow(() -> new LocalException(part + " does not run.")));
    }

    /** Starts a part that does not run and waits until it answers. */
    public void start(String part) {
        for (int n = 1; ; n++) {
            try {
                boolean unused = starter.bring(part(part));
                return;
            } catch (LocalException e) {
                if (n == STARTS) {
                    throw e;
                }
            }
        }
    }

    /** The parts that do not answer now. */
    public List<String> silent() {
        return Stream.concat(Stream.of(postgres, kafka), services.values().stream())
                .filter(part -> !part.healthy())
                .map(Part::name)
                .toList();
    }

    /** Its port for a purpose. */
    public int port(Port port) {
        return settings.port(port);
    }

    /** A connection to the database of a service. */
    public Connection database(Service service) throws SQLException {
        String name = service.database().orElseThrow();
        return DriverManager.getConnection(
                postgres.jdbc(name) + "?connectTimeout=5&socketTimeout=60", name, secrets.database(name));
    }

    /** Where its logs lie. */
    public Path logs() {
        return home.folder("log");
    }

    /** Ends all parts; those first that use the others. */
    @Override
    public void close() {
        services.values().forEach(this::stop);
        stop(kafka);
        stop(postgres);
    }

    private void stop(Part part) {
        processes.running(part.name()).ifPresent(one -> processes.stop(one, part.ending(), GRACE));
    }

    private Part part(String name) {
        return switch (name) {
            case "postgres" -> postgres;
            case "kafka" -> kafka;
            default ->
                Optional.<Part>ofNullable(services.get(name))
                        .orElseThrow(() -> new LocalException("There is no part " + name + "."));
        };
    }

    private static void kill(Processes processes, Running running) {
        List<ProcessHandle> all = new ArrayList<>(List.of(running.handle()));
        all.addAll(running.handle().descendants().toList());
        for (ProcessHandle one : all) {
            boolean unused = one.destroyForcibly();
        }
        for (ProcessHandle one : all) {
            if (!processes.ends(new Running(running.name(), one, ""), GRACE)) {
                throw new LocalException("Process %d of %s cannot be killed.".formatted(one.pid(), running.name()));
            }
        }
        processes.forget(running.name());
    }
}
