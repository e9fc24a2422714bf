package org.keskio.local.suite;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.engine.Certificate;

/**
 * The suite as it was last asked for: its settings together with the choices made on the command line of {@code up}, which
 * other commands need to know too.
 *
 * @param settings with the chosen replicas and host
 * @param suite the parts
 */
public record Installation(Settings settings, Suite suite) {

    private static final String HTTPS = "https";
    private static final String REPLICAS = "replicas.";

    /** The suite as the options of {@code up} ask for it; remembered for the other commands. */
    public static Installation chosen(Home home, Map<String, Integer> replicas, boolean https) {
        Properties choices = new Properties();
        replicas.forEach((service, count) -> choices.setProperty(REPLICAS + service, String.valueOf(count)));
        choices.setProperty(HTTPS, String.valueOf(https));
        Installation installation = with(home, choices);
        try (Writer writer = Files.newBufferedWriter(file(home))) {
            choices.store(writer, null);
        } catch (IOException e) {
            throw new LocalException("%s cannot be written: %s".formatted(file(home), e.getMessage()), e);
        }
        return installation;
    }

    /** The suite as it was asked for last. */
    public static Installation present(Home home) {
        Properties choices = new Properties();
        if (Files.exists(file(home))) {
            try (Reader reader = Files.newBufferedReader(file(home))) {
                choices.load(reader);
            } catch (IOException e) {
                throw new LocalException("%s cannot be read: %s".formatted(file(home), e.getMessage()), e);
            }
        }
        return with(home, choices);
    }

    private static Installation with(Home home, Properties choices) {
        Map<String, Integer> replicas = new HashMap<>();
        for (Service service : Service.values()) {
            String count = choices.getProperty(REPLICAS + service.title());
            if (count != null) {
                replicas.put(service.title(), Integer.valueOf(count));
            }
        }
        choices.stringPropertyNames().stream()
                .filter(name -> name.startsWith(REPLICAS))
                .map(name -> name.substring(REPLICAS.length()))
                .forEach(name -> replicas.putIfAbsent(name, 1));
        Settings settings = Settings.of(home).withReplicas(replicas);
        if (!Boolean.parseBoolean(choices.getProperty(HTTPS))) {
            return new Installation(settings, Suite.of(home, settings, Optional.empty()));
        }
        List<String> lan = Certificate.lanAddresses();
        if (settings.publicHost().equals("localhost") && !lan.isEmpty()) {
            settings = settings.withPublicHost(lan.getFirst());
        }
        List<String> hosts = Stream.of(Stream.of(settings.publicHost(), "localhost", "127.0.0.1"), lan.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
        Certificate certificate = Certificate.of(home, Secrets.of(home), hosts);
        return new Installation(settings, Suite.of(home, settings, Optional.of(certificate)));
    }

    private static Path file(Home home) {
        return home.folder("run").resolve("choices.properties");
    }
}
