package org.keskio.local.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keskio.local.Home;
import org.keskio.local.Port;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.engine.Addresses;
import org.keskio.local.engine.PostgresEngine;
import org.keskio.local.engine.ServicePart;

/** What programs that work with the running suite (the demo, the benchmarks) are told in their environment. */
public final class Dependants {

    private Dependants() {}

    /** Addresses and secrets by variable. */
    public static Map<String, String> environment(Home home, Settings settings) {
        Secrets secrets = Secrets.of(home);
        Addresses addresses = new Addresses(settings, false);
        PostgresEngine postgres = new PostgresEngine(home, settings, secrets);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("KESKIO_ROOT", home.root().toString());
        all.put("KESKIO_STATE", home.state().toString());
        all.put("KESKIO_GATEWAY_URL", addresses.gateway());
        all.put("KESKIO_PUBLIC_URL", addresses.gateway());
        all.put("KESKIO_OIDC_URL", addresses.realm());
        all.put("KESKIO_MAILBOX_URL", addresses.mailbox());
        all.put("KESKIO_TRACES_URL", addresses.mailbox() + "/api/traces");
        all.put("KESKIO_OTLP", addresses.otlp());
        all.put("KESKIO_KAFKA", addresses.kafka());
        all.put("KESKIO_SMTP_HOST", "localhost");
        all.put("KESKIO_SMTP_PORT", String.valueOf(settings.port(Port.SMTP)));
        all.put("KESKIO_DEMO_PASSWORD", secrets.demoPassword());
        all.put("KESKIO_PRICING_KEYS_SECRET", secrets.secret("pricing.keys"));
        for (String client : Tokens.PROGRAMS) {
            all.put("KESKIO_SECRET_" + word(client), secrets.client(client));
        }
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                all.put("KESKIO_%s_ADDRESSES".formatted(service.word()), addresses.replicas(service));
            }
            Optional<String> database = service.database();
            database.ifPresent(name -> {
                all.put("KESKIO_DB_%s_JDBC_URL".formatted(service.word()), postgres.jdbc(name));
                all.put("KESKIO_DB_%s_URL".formatted(service.word()), postgres.reactive(name));
                all.put("KESKIO_DB_%s_USER".formatted(service.word()), name);
                all.put("KESKIO_DB_%s_PASSWORD".formatted(service.word()), secrets.database(name));
            });
            all.put("KESKIO_CLIENT_" + service.word(), ServicePart.client(service));
        }
        return all;
    }

    private static String word(String client) {
        return client.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
}
