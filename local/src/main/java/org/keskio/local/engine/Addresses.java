package org.keskio.local.engine;

import java.util.StringJoiner;
import org.keskio.local.Port;
import org.keskio.local.Service;
import org.keskio.local.Settings;

/**
 * Where the parts of this installation answer.
 *
 * @param settings ports and the public host
 * @param https whether the gateway and Keycloak are reached with a certificate
 */
public record Addresses(Settings settings, boolean https) {

    /** The gateway as browsers see it; links in e-mails begin with it. */
    public String publicUrl() {
        return https
                ? "https://%s:%d".formatted(settings.publicHost(), settings.port(Port.GATEWAY_HTTPS))
                : "http://%s:%d".formatted(settings.publicHost(), settings.port(Port.GATEWAY));
    }

    /** The gateway as programs on this machine see it. */
    public String gateway() {
        return local(Port.GATEWAY);
    }

    /** Keycloak as browsers see it; tokens name it as their issuer. */
    public String publicKeycloak() {
        return https
                ? "https://%s:%d".formatted(settings.publicHost(), settings.port(Port.KEYCLOAK_HTTPS))
                : "http://%s:%d".formatted(settings.publicHost(), settings.port(Port.KEYCLOAK));
    }

    /** Keycloak as programs on this machine see it. */
    public String keycloak() {
        return local(Port.KEYCLOAK);
    }

    /** The realm as programs on this machine see it. */
    public String realm() {
        return keycloak() + "/realms/keskio";
    }

    public String mailbox() {
        return local(Port.MAILBOX);
    }

    public String otlp() {
        return local(Port.OTLP);
    }

    public String kafka() {
        return "localhost:" + settings.port(Port.KAFKA);
    }

    /** All replicas of a service, as {@code localhost:8103,localhost:8113}. */
    public String replicas(Service service) {
        StringJoiner all = new StringJoiner(",");
        for (int replica = 1; replica <= settings.replicas(service); replica++) {
            all.add("localhost:" + settings.port(service, replica));
        }
        return all.toString();
    }

    private String local(Port port) {
        return "http://localhost:" + settings.port(port);
    }
}
