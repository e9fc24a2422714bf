package org.keskio.local.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.process.Launch;

/** One replica of one of the six services, in a JVM of its own. */
public final class ServicePart implements Part {

    private static final Pattern NOT_THEIRS = Pattern.compile("KESKIO_(ROOT|STATE|PORT_.*|HEAP_.*|REPLICAS_.*)");

    private final Home home;
    private final Settings settings;
    private final Secrets secrets;
    private final Addresses addresses;
    private final PostgresEngine postgres;
    private final Optional<Certificate> certificate;
    private final Service service;
    private final int replica;

    public ServicePart(
            Home home,
            Settings settings,
            Secrets secrets,
            Addresses addresses,
            PostgresEngine postgres,
            Optional<Certificate> certificate,
            Service service,
            int replica) {
        this.home = home;
        this.settings = settings;
        this.secrets = secrets;
        this.addresses = addresses;
        this.postgres = postgres;
        this.certificate = certificate;
        this.service = service;
        this.replica = replica;
    }

    /** The Keycloak client of a service. */
    public static String client(Service service) {
        return service == Service.GATEWAY ? "keskio-gateway" : service.title();
    }

    public Service service() {
        return service;
    }

    @Override
    public String name() {
        return replica == 1 ? service.title() : service.title() + "-" + replica;
    }

    @Override
    public Map<Port, Integer> ports() {
        Map<Port, Integer> ports = new HashMap<>(Map.of(service.port(), number()));
        if (service == Service.GATEWAY) {
            certificate.ifPresent(c -> ports.put(Port.GATEWAY_HTTPS, settings.port(Port.GATEWAY_HTTPS)));
        }
        return ports;
    }

    @Override
    public Port port() {
        return service.port();
    }

    @Override
    public void prepare() {
        if (!Files.exists(program())) {
            throw new LocalException("%s is not built (%s is missing). Run './keskio up' without --no-build."
                    .formatted(service.title(), program()));
        }
    }

    @Override
    public Launch launch() {
        Path cache = AotCaches.cache(home, service, build());
        return started(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    /** The start that makes the cache: as any other, and the JVM writes down what it loaded when it ends. */
    Launch training(Path cache) {
        return started(List.of("-XX:AOTCacheOutput=" + cache));
    }

    @Override
    public boolean healthy() {
        return Http.ok("http://localhost:%d/q/health/ready".formatted(number()));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(180);
    }

    /** Changes with every build of the service. */
    String build() {
        return Java.buildOf(folder());
    }

    private Launch started(List<String> options) {
        List<String> all = new ArrayList<>(List.of("-Xms24m", "-Xmn10m", "-Xmx" + settings.heap(service) + "m"));
        all.addAll(options);
        return new Launch(
                Java.command(all, List.of("-jar", program().toString())),
                environment(),
                folder(),
                home.log(name()),
                build());
    }

    private Path program() {
        return folder().resolve("quarkus-run.jar");
    }

    private Path folder() {
        return home.root().resolve("services/" + service.title() + "/target/quarkus-app");
    }

    private int number() {
        return settings.port(service, replica);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        // Settings of a service that are of no concern here, such as KESKIO_RATE_LIMITS, reach it from the terminal.
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("KESKIO_") && !NOT_THEIRS.matcher(name).matches()) {
                environment.put(name, value);
            }
        });
        environment.putAll(Map.of(
                "KESKIO_HTTP_PORT", String.valueOf(number()),
                "KESKIO_KAFKA", addresses.kafka(),
                "KESKIO_OIDC_URL", addresses.realm(),
                "KESKIO_OIDC_SECRET", secrets.client(client(service)),
                "KESKIO_OTLP", addresses.otlp(),
                "KESKIO_SMTP_HOST", "localhost",
                "KESKIO_SMTP_PORT", String.valueOf(settings.port(Port.SMTP)),
                "KESKIO_PUBLIC_URL", addresses.publicUrl()));
        // glibc would keep a heap for each thread.
        environment.put("MALLOC_ARENA_MAX", "2");
        if (service != Service.GATEWAY) {
            environment.put("KESKIO_HTTP_HOST", "127.0.0.1");
        }
        service.database().ifPresent(database -> {
            environment.put("KESKIO_DB_URL", postgres.reactive(database));
            environment.put("KESKIO_DB_JDBC_URL", postgres.jdbc(database));
            environment.put("KESKIO_DB_USER", database);
            environment.put("KESKIO_DB_PASSWORD", secrets.database(database));
        });
        for (Service other : Service.values()) {
            if (other != Service.GATEWAY) {
                environment.put("KESKIO_%s_ADDRESSES".formatted(other.word()), addresses.replicas(other));
            }
        }
        if (service == Service.PRICING) {
            environment.put("KESKIO_PRICING_KEYS_SECRET", secrets.secret("pricing.keys"));
            // A demo that waits a minute for a price to switch is no demo.
            environment.putIfAbsent("KESKIO_PRICING_LEAD", "5s");
        }
        if (service == Service.INVENTORY_SEARCH) {
            environment.put("KESKIO_PARTNERS_SECRET", secrets.secret("partners.keys"));
            // A demo that waits half a minute for the partner's parcel is no demo.
            environment.putIfAbsent("KESKIO_PARTNERS_STATUS_EVERY", "3S");
        }
        if (service == Service.GATEWAY) {
            environment.put("KESKIO_MAILBOX_URL", addresses.mailbox());
            certificate.ifPresent(c -> environment.putAll(Map.of(
                    "QUARKUS_HTTP_SSL_PORT", String.valueOf(settings.port(Port.GATEWAY_HTTPS)),
                    "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", c.store().toString(),
                    "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", c.password())));
        }
        return environment;
    }
}
