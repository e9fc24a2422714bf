package org.keskio.local.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.process.Launch;

/**
 * Keycloak as its makers ship it, built once for PostgreSQL, with the realm of the suite imported on first start.
 * Its public address is fixed, so that every token names one issuer whether it was asked for here or from a phone.
 */
public final class KeycloakEngine implements Part {

    private static final String ADMIN = "keskio-setup";
    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true");

    private final Home home;
    private final Settings settings;
    private final Secrets secrets;
    private final Addresses addresses;
    private final PostgresEngine postgres;
    private final Optional<Certificate> certificate;

    public KeycloakEngine(
            Home home,
            Settings settings,
            Secrets secrets,
            Addresses addresses,
            PostgresEngine postgres,
            Optional<Certificate> certificate) {
        this.home = home;
        this.settings = settings;
        this.secrets = secrets;
        this.addresses = addresses;
        this.postgres = postgres;
        this.certificate = certificate;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Map<Port, Integer> ports() {
        Map<Port, Integer> ports = new HashMap<>(Map.of(
                Port.KEYCLOAK,
                settings.port(Port.KEYCLOAK),
                Port.KEYCLOAK_MANAGEMENT,
                settings.port(Port.KEYCLOAK_MANAGEMENT)));
        certificate.ifPresent(c -> ports.put(Port.KEYCLOAK_HTTPS, settings.port(Port.KEYCLOAK_HTTPS)));
        return ports;
    }

    @Override
    public Port port() {
        return Port.KEYCLOAK;
    }

    @Override
    public void prepare() {
        unpackAndBuild();
        writeRealm();
    }

    /** Unpacks the distribution and builds it, once; needs nothing else to run, so it may be done ahead. */
    public synchronized void unpackAndBuild() {
        Path distribution = distribution();
        String wanted = distribution.getFileName() + " " + String.join(" ", BUILD);
        Path mark = folder().resolve("built");
        try {
            if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
                return;
            }
            Trees.delete(folder());
            Files.createDirectories(folder());
            unzip(distribution, folder());
            Tool.run(name(), java(BUILD), home);
            Files.writeString(mark, wanted);
        } catch (IOException e) {
            throw new LocalException("Keycloak cannot be unpacked to %s: %s".formatted(folder(), e.getMessage()), e);
        }
    }

    @Override
    public Launch launch() {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-port=" + settings.port(Port.KEYCLOAK),
                "--http-management-port=" + settings.port(Port.KEYCLOAK_MANAGEMENT),
                "--http-management-scheme=http",
                "--hostname=" + addresses.publicKeycloak(),
                "--hostname-backchannel-dynamic=true",
                "--cache=local",
                "--db-url=" + postgres.jdbc("keycloak"),
                "--db-username=keycloak",
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "KC_DB_PASSWORD", secrets.database("keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.secret("keycloak.admin")));
        if (settings.publicHost().equals("localhost")) {
            arguments.add("--http-host=127.0.0.1");
        }
        certificate.ifPresent(c -> {
            arguments.add("--https-port=" + settings.port(Port.KEYCLOAK_HTTPS));
            arguments.add("--https-key-store-file=" + c.store());
            environment.put("KC_HTTPS_KEY_STORE_PASSWORD", c.password());
        });
        return new Launch(java(arguments), environment, home.state(), home.log(name()), "");
    }

    @Override
    public boolean healthy() {
        return Http.ok("http://localhost:%d/health/ready".formatted(settings.port(Port.KEYCLOAK_MANAGEMENT)));
    }

    /** Lets the gateway's present address log people in: it was imported with the address of the first start. */
    @Override
    public void settle() {
        admin().allowRedirects(
                        "keskio-gateway", addresses.publicUrl(), List.of(addresses.publicUrl(), addresses.gateway()));
    }

    /** Changes the realm. */
    public KeycloakAdmin admin() {
        return new KeycloakAdmin(addresses.keycloak(), ADMIN, secrets.secret("keycloak.admin"));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(300);
    }

    private Path folder() {
        return home.state().resolve("keycloak");
    }

    private List<String> java(List<String> arguments) {
        String server = folder().toString();
        List<String> program = new ArrayList<>(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dkc.home.dir=" + server,
                "-Djboss.server.config.dir=" + server + "/conf",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Duser.language=en",
                "-Duser.country=US",
                "-cp",
                server + "/lib/quarkus-run.jar",
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        program.addAll(arguments);
        // The heap that the server needs while it builds itself is the larger of the two uses.
        return Java.command(List.of("-Xms64m", "-Xmx256m", "-XX:MaxMetaspaceSize=256m"), program);
    }

    private Path distribution() {
        Path note = home.root().resolve("local/target/keycloak.path");
        try {
            return Path.of(Files.readString(note).strip());
        } catch (IOException e) {
            throw new LocalException(
                    note + " is missing: the build is not complete. Run './keskio up' without --no-build.", e);
        }
    }

    private void writeRealm() {
        Map<String, String> values = new HashMap<>(Map.of(
                "keskio.demo.password", secrets.demoPassword(),
                "keskio.public.url", addresses.publicUrl(),
                "keskio.smtp.port", String.valueOf(settings.port(Port.SMTP)),
                "keskio.client.webshop", secrets.client("webshop"),
                "keskio.client.till", secrets.client("till")));
        for (Service service : Service.values()) {
            String client = ServicePart.client(service);
            values.put("keskio.client." + client, secrets.client(client));
        }
        Path file = folder().resolve("data/import/keskio-realm.json");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Realm.filled(values));
        } catch (IOException e) {
            throw new LocalException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The archive holds one folder with the version in its name; what is in it goes to the target. */
    private static void unzip(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path place = target.resolve(inside).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else if (place.startsWith(target)) {
                    Files.createDirectories(place.getParent());
                    Files.copy(zip, place);
                }
            }
        }
    }
}
