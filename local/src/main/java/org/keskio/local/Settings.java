package org.keskio.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What the owner of this installation may choose. Read from {@code settings.properties} in the state folder; an environment
 * variable of the same name ({@code port.gateway} is {@code KESKIO_PORT_GATEWAY}) wins. A key that means nothing is refused.
 */
public final class Settings {

    /** The host in the addresses that browsers use; {@code up --https} takes the address in the local network. */
    public static final String PUBLIC_HOST = "public.host";

    /** The seed of the demo world. */
    public static final String WORLD_SEED = "world.seed";

    /** How many traces are kept. */
    public static final String TRACES = "traces.kept";

    private static final Map<String, String> STANDARD = standard();

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file, when there is one, and the environment. */
    public static Settings read(Path file, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>(STANDARD);
        load(file).forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!STANDARD.containsKey(name)) {
                throw new LocalException(
                        "'%s' in %s means nothing. Known: %s".formatted(name, file, String.join(", ", names())));
            }
            values.put(name, String.valueOf(value).strip());
        });
        for (String name : STANDARD.keySet()) {
            String value = environment.get(variable(name));
            if (value != null && !value.isBlank()) {
                values.put(name, value.strip());
            }
        }
        Settings settings = new Settings(values);
        settings.check();
        return settings;
    }

    /** The settings of this installation. */
    public static Settings of(Home home) {
        return read(home.state().resolve("settings.properties"), System.getenv());
    }

    /** Every key with its default, in the order of the help text. */
    public static Map<String, String> defaults() {
        return Map.copyOf(STANDARD);
    }

    /** {@code port.keycloak-https} is {@code KESKIO_PORT_KEYCLOAK_HTTPS}. */
    public static String variable(String setting) {
        return "KESKIO_" + setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    public int port(Port port) {
        return number(port.setting(), 1, 65535);
    }

    /** The port of the n-th replica of a service; the first is 1. */
    public int port(Service service, int replica) {
        return port(service.port()) + (replica - 1) * Port.REPLICA_STEP;
    }

    /** Heap of each replica of a service in MiB. */
    public int heap(Service service) {
        return number("heap." + service.title(), 32, 65536);
    }

    /** How many of a service run. */
    public int replicas(Service service) {
        // One door: what serves more shoppers than one gateway can is not one machine.
        return service == Service.GATEWAY ? 1 : number("replicas." + service.title(), 1, 9);
    }

    public String publicHost() {
        return value(PUBLIC_HOST);
    }

    public long worldSeed() {
        return number(WORLD_SEED, 0, Integer.MAX_VALUE);
    }

    public int tracesKept() {
        return number(TRACES, 10, 1_000_000);
    }

    /** The same settings with other numbers of replicas, as {@code --replicas pricing=2} asks. */
    public Settings withReplicas(Map<String, Integer> replicas) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        replicas.forEach((name, count) -> {
            Service service = Service.named(name)
                    .filter(s -> s != Service.GATEWAY)
                    .orElseThrow(() -> new LocalException(
                            "--replicas knows identity, profile, pricing, inventory-search and messaging, not '%s'."
                                    .formatted(name)));
            changed.put("replicas." + service.title(), String.valueOf(count));
        });
        Settings settings = new Settings(changed);
        settings.check();
        return settings;
    }

    /** The same settings with another host in the addresses that browsers use. */
    public Settings withPublicHost(String host) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(PUBLIC_HOST, host);
        return new Settings(changed);
    }

    private void check() {
        Map<Integer, String> taken = new LinkedHashMap<>();
        for (Port port : Port.values()) {
            String before = taken.putIfAbsent(port(port), port.setting());
            if (before != null) {
                throw new LocalException(
                        "%s and %s are both %d; they need a port each.".formatted(before, port.setting(), port(port)));
            }
        }
        for (Service service : Service.values()) {
            heap(service);
            replicas(service);
        }
        worldSeed();
        tracesKept();
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private int number(String name, int least, int most) {
        String text = value(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new LocalException("%s must be a number from %d to %d, not '%s' (settings.properties or %s)."
                .formatted(name, least, most, text, variable(name)));
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new LocalException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
            }
        }
        return properties;
    }

    private static TreeSet<String> names() {
        return new TreeSet<>(STANDARD.keySet());
    }

    private static Map<String, String> standard() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Port port : Port.values()) {
            all.put(port.setting(), String.valueOf(port.standard()));
        }
        for (Service service : Service.values()) {
            all.put("heap." + service.title(), String.valueOf(service.standardHeap()));
        }
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                all.put("replicas." + service.title(), "1");
            }
        }
        all.put(PUBLIC_HOST, "localhost");
        all.put(WORLD_SEED, "1");
        all.put(TRACES, "5000");
        return all;
    }
}
