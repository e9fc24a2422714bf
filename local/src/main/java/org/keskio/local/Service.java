package org.keskio.local;

import java.util.Arrays;
import java.util.Optional;

/** The six services of the suite. */
public enum Service {
    IDENTITY("identity", Port.IDENTITY, "identity", 56),
    PROFILE("profile", Port.PROFILE, "profile", 56),
    PRICING("pricing", Port.PRICING, "pricing", 72),
    INVENTORY_SEARCH("inventory-search", Port.INVENTORY_SEARCH, "inventory", 80),
    MESSAGING("messaging", Port.MESSAGING, "messaging", 56),
    GATEWAY("gateway", Port.GATEWAY, "", 56);

    private final String title;
    private final Port port;
    private final String database;
    private final int heap;

    Service(String title, Port port, String database, int heap) {
        this.title = title;
        this.port = port;
        this.database = database;
        this.heap = heap;
    }

    /** The name on the command line and of the module, such as {@code inventory-search}. */
    public String title() {
        return title;
    }

    public Port port() {
        return port;
    }

    /** Its database, which is also the name of the database user; empty when it owns no data. */
    public Optional<String> database() {
        return database.isEmpty() ? Optional.empty() : Optional.of(database);
    }

    /** Heap in MiB when nobody set another. */
    public int standardHeap() {
        return heap;
    }

    /** The word that names this service in {@code KESKIO_<WORD>_ADDRESSES}. */
    public String word() {
        return this == INVENTORY_SEARCH ? "INVENTORY" : name();
    }

    /** The service of this name. */
    public static Optional<Service> named(String title) {
        return Arrays.stream(values()).filter(s -> s.title.equals(title)).findFirst();
    }
}
