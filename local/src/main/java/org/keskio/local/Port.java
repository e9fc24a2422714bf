package org.keskio.local;

/** The ports of the suite, each with its default, its key in {@code settings.properties} and its environment variable. */
public enum Port {
    GATEWAY("gateway", 8080, "REST and the handheld app"),
    GATEWAY_HTTPS("gateway-https", 8443, "the same with a certificate (up --https)"),
    IDENTITY("identity", 8101, "identity: gRPC, health, metrics"),
    PROFILE("profile", 8102, "profile"),
    PRICING("pricing", 8103, "pricing"),
    INVENTORY_SEARCH("inventory-search", 8104, "inventory-search"),
    MESSAGING("messaging", 8105, "messaging"),
    PARTNER("partner", 8106, "the demo's partner"),
    KEYCLOAK("keycloak", 8180, "Keycloak: logins and tokens"),
    KEYCLOAK_HTTPS("keycloak-https", 8543, "the same with a certificate (up --https)"),
    KEYCLOAK_MANAGEMENT("keycloak-management", 8190, "Keycloak's health"),
    POSTGRES("postgres", 15432, "PostgreSQL"),
    KAFKA("kafka", 19092, "Kafka"),
    KAFKA_CONTROLLER("kafka-controller", 19093, "Kafka's controller"),
    SMTP("smtp", 1025, "the mailbox receives here"),
    MAILBOX("mailbox", 8025, "the mailbox's page, and traces"),
    OTLP("otlp", 4317, "traces arrive here (OTLP/gRPC)");

    /** How far the port of a second, third, ... replica lies from that of the one before it. */
    public static final int REPLICA_STEP = 10;

    private final String key;
    private final int standard;
    private final String purpose;

    Port(String key, int standard, String purpose) {
        this.key = key;
        this.standard = standard;
        this.purpose = purpose;
    }

    /** The key in {@code settings.properties}, such as {@code port.gateway}. */
    public String setting() {
        return "port." + key;
    }

    /** The environment variable, such as {@code KESKIO_PORT_GATEWAY}; it wins over the file. */
    public String variable() {
        return "KESKIO_PORT_" + name();
    }

    /** The port when nobody set another. */
    public int standard() {
        return standard;
    }

    /** What listens there, for help texts. */
    public String purpose() {
        return purpose;
    }
}
