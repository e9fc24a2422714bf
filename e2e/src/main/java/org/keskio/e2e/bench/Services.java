package org.keskio.e2e.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keskio.e2e.Rest;
import org.keskio.e2e.Suite;

/** Starts our services a second time, for measuring, on the data of the running suite. */
final class Services {

    private static final String LARGE_DATABASE = "inventory_bench";

    private final Suite suite;

    Services(Suite suite) {
        this.suite = suite;
    }

    Path root() {
        return Path.of(suite.environment().getOrDefault("KESKIO_ROOT", "."));
    }

    /** A token that the services accept. */
    String token() {
        return Rest.program(suite, "webshop").token();
    }

    Server start(String service) {
        return start(service, environment(service), List.of());
    }

    /** With other surroundings and more options of the JVM, which stand before the program. */
    Server start(String service, Map<String, String> environment, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", program(service).toString()));
        return Server.start(service, arguments, environment, true);
    }

    /** What an inventory-search is told that works on the large data; see {@link LargeData}. */
    Map<String, String> largeEnvironment() {
        Map<String, String> told = environment("inventory-search");
        for (String name : List.of("KESKIO_DB_URL", "KESKIO_DB_JDBC_URL")) {
            told.computeIfPresent(name, (key, url) -> url.replaceFirst("/inventory$", "/" + LARGE_DATABASE));
        }
        return told;
    }

    /** A service that is told other things than the launcher would tell it. */
    Server start(String service, Map<String, String> environment) {
        return Server.start(service, List.of("-jar", program(service).toString()), environment, true);
    }

    /** Where the built program is. */
    private Path program(String service) {
        return root().resolve("services/" + service + "/target/quarkus-app/quarkus-run.jar");
    }

    /** What a service is told by the launcher. */
    Map<String, String> environment(String service) {
        String word = service.equals("inventory-search") ? "INVENTORY" : service.toUpperCase(java.util.Locale.ROOT);
        Map<String, String> all = new HashMap<>(suite.environment());
        for (String name : List.of("URL", "JDBC_URL", "USER", "PASSWORD")) {
            String value = suite.environment().get("KESKIO_DB_" + word + "_" + name);
            if (value != null) {
                all.put("KESKIO_DB_" + name, value);
            }
        }
        all.put("KESKIO_OIDC_SECRET", suite.secretOf(service));
        return all;
    }
}
