package org.keskio.e2e.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keskio.e2e.Rest;
import org.keskio.e2e.Suite;

/** Starts our services a second time, for measuring, on the data of the running suite. */
final class Services {

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
        return Server.start(service, List.of("-jar", program(service).toString()), environment(service), true);
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
