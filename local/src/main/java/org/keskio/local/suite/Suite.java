package org.keskio.local.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Progress;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.engine.Addresses;
import org.keskio.local.engine.AotCaches;
import org.keskio.local.engine.Certificate;
import org.keskio.local.engine.DeskPart;
import org.keskio.local.engine.KafkaEngine;
import org.keskio.local.engine.KeycloakAdmin;
import org.keskio.local.engine.KeycloakEngine;
import org.keskio.local.engine.Part;
import org.keskio.local.engine.PartnerPart;
import org.keskio.local.engine.PostgresEngine;
import org.keskio.local.engine.ServicePart;
import org.keskio.local.process.Memory;
import org.keskio.local.process.Processes;
import org.keskio.local.process.Running;
import org.keskio.local.process.Signal;

/** All parts of the suite on this machine and the order in which they need each other. */
public final class Suite {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Home home;
    private final Processes processes;
    private final Addresses addresses;
    private final PostgresEngine postgres;
    private final KafkaEngine kafka;
    private final KeycloakEngine keycloak;
    private final DeskPart desk;
    private final PartnerPart partner;
    private final List<ServicePart> services = new ArrayList<>();

    private Suite(Home home, Settings settings, Secrets secrets, Optional<Certificate> certificate) {
        this.home = home;
        this.processes = new Processes(home.folder("run"));
        this.addresses = new Addresses(settings, certificate.isPresent());
        this.postgres = new PostgresEngine(home, settings, secrets);
        this.kafka = new KafkaEngine(home, settings);
        this.desk = new DeskPart(home, settings);
        this.partner = new PartnerPart(home, settings, addresses);
        this.keycloak = new KeycloakEngine(home, settings, secrets, addresses, postgres, certificate);
        for (Service service : Service.values()) {
            for (int replica = 1; replica <= settings.replicas(service); replica++) {
                services.add(
                        new ServicePart(home, settings, secrets, addresses, postgres, certificate, service, replica));
            }
        }
    }

    /** The suite with these settings; with a certificate the gateway and Keycloak answer over HTTPS too. */
    public static Suite of(Home home, Settings settings, Optional<Certificate> certificate) {
        return new Suite(home, settings, Secrets.of(home), certificate);
    }

    public Addresses addresses() {
        return addresses;
    }

    /** Changes the realm of this installation. */
    KeycloakAdmin keycloakAdmin() {
        return keycloak.admin();
    }

    /**
     * Starts what does not run: the engines, and the wanted services, which start faster the next time if caches are made
     * first. Says how many parts it had to start.
     */
    public int up(Progress progress, Set<Service> wanted, boolean caches) {
        Starter starter = new Starter(processes, progress);
        stopUnwanted(progress);
        List<Boolean> started = new ArrayList<>(Together.run(List.<Callable<Boolean>>of(
                () -> starter.bring(postgres), () -> starter.bring(kafka), () -> starter.bring(desk), () -> {
                    keycloak.unpackAndBuild();
                    return false;
                })));
        started.add(starter.bring(keycloak));
        started.addAll(bringServices(starter, progress, wanted, caches));
        return (int) started.stream().filter(s -> s).count();
    }

    /** The demo's partner, who runs when a whole suite does. */
    public PartnerPart partner() {
        return partner;
    }

    /** Starts the demo's partner, or starts it again when what it has has changed. */
    public void bringPartner(Progress progress) {
        new Starter(processes, progress).bring(partner);
    }

    /** Kills the demo's partner, as a crash would; says whether it ran. */
    public boolean killPartner() {
        Optional<Running> running = processes.running(partner.name());
        running.ifPresent(one -> {
            one.handle().destroyForcibly();
            processes.ends(one, GRACE);
            processes.forget(one.name());
        });
        return running.isPresent();
    }

    /** The gateway last: who reaches it finds everything behind it. */
    private List<Boolean> bringServices(Starter starter, Progress progress, Set<Service> wanted, boolean caches) {
        List<ServicePart> parts =
                services.stream().filter(s -> wanted.contains(s.service())).toList();
        if (caches) {
            makeCaches(parts, progress);
        }
        List<Callable<Boolean>> behind = new ArrayList<>();
        List<Callable<Boolean>> gateway = new ArrayList<>();
        parts.forEach(part -> (part.service() == Service.GATEWAY ? gateway : behind).add(() -> starter.bring(part)));
        List<Boolean> started = new ArrayList<>(Together.run(behind));
        started.addAll(Together.run(gateway));
        return started;
    }

    /** Stops everything that runs, those first that use the others. Says how many parts ran. */
    public int down(Progress progress) {
        List<Running> running = running();
        List<Callable<Boolean>> services = new ArrayList<>();
        for (Running part : running) {
            if (!isEngine(part.name())) {
                services.add(() -> stop(part, Signal.TERM));
            }
        }
        Together.run(services);
        for (Part engine : List.of(keycloak, kafka, desk, postgres)) {
            running.stream().filter(r -> r.name().equals(engine.name())).forEach(r -> stop(r, engine.ending()));
        }
        if (!running.isEmpty()) {
            progress.say("%d parts are stopped; what they know stays in %s".formatted(running.size(), home.state()));
        }
        return running.size();
    }

    /** How every part is. */
    public List<PartStatus> status() {
        return Together.run(
                parts().map(part -> (Callable<PartStatus>) () -> status(part)).toList());
    }

    /** The names of all parts that run now. */
    public List<String> names() {
        return processes.names();
    }

    /** Does something while no other command may start or stop things. */
    public static <T> T alone(Home home, Supplier<T> work) {
        Path file = home.folder("run").resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new LocalException("Another ./keskio command is starting or stopping the suite; wait for it.");
            }
            return work.get();
        } catch (IOException e) {
            throw new LocalException("%s cannot be locked: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(postgres, kafka, keycloak, desk, partner), services.stream());
    }

    private List<Running> running() {
        return processes.names().stream()
                .flatMap(name -> processes.running(name).stream())
                .toList();
    }

    private boolean stop(Running part, Signal signal) {
        processes.stop(part, signal, GRACE);
        return true;
    }

    private PartStatus status(Part part) {
        Optional<Running> running = processes.running(part.name());
        OptionalLong pid = running.map(r -> OptionalLong.of(r.pid())).orElse(OptionalLong.empty());
        OptionalLong memory = running.map(r -> Memory.residentMib(r.pid())).orElse(OptionalLong.empty());
        int port = part.ports().getOrDefault(part.port(), 0);
        return new PartStatus(
                part.name(), running.isPresent(), running.isPresent() && part.healthy(), pid, port, memory);
    }

    /** Replicas that the settings no longer ask for. */
    private void stopUnwanted(Progress progress) {
        List<String> wanted = parts().map(Part::name).toList();
        for (Running part : running()) {
            if (!wanted.contains(part.name())) {
                progress.say(part.name() + " is no longer asked for: stopping it");
                stop(part, Signal.TERM);
            }
        }
    }

    /** Once for each build; the services it is made for are started in earnest afterwards. */
    private void makeCaches(List<ServicePart> wanted, Progress progress) {
        AotCaches caches = new AotCaches(home, processes);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (ServicePart part : wanted) {
            boolean first = part.name().equals(part.service().title());
            if (first && processes.running(part.name()).isEmpty() && caches.missing(part)) {
                work.add(() -> {
                    Starter.checkPorts(part);
                    part.prepare();
                    boolean made = caches.make(part);
                    progress.say(
                            made
                                    ? "%s: start-up cache made".formatted(part.name())
                                    : "%s: no start-up cache; it will start slower".formatted(part.name()));
                    return made;
                });
            }
        }
        if (!work.isEmpty()) {
            progress.say("making start-up caches for %d services, once for this build".formatted(work.size()));
            // Two at a time: each start takes a core.
            for (int i = 0; i < work.size(); i += 2) {
                Together.run(work.subList(i, Math.min(i + 2, work.size())));
            }
        }
    }

    private boolean isEngine(String name) {
        return Stream.<Part>of(postgres, kafka, keycloak, desk)
                .anyMatch(e -> e.name().equals(name));
    }
}
