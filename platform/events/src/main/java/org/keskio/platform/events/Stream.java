package org.keskio.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The names under which this service publishes. */
@ApplicationScoped
class Stream {

    private final String service;
    private final EventSettings settings;

    @Inject
    Stream(@ConfigProperty(name = "quarkus.application.name") String application, EventSettings settings) {
        int dash = application.indexOf('-');
        this.service = dash < 0 ? application : application.substring(0, dash);
        this.settings = settings;
    }

    /** The topic of the facts, e.g. {@code keskio.inventory.v1} of inventory-search. */
    String topic() {
        return settings.topic().orElse("keskio." + service + ".v1");
    }

    /** The CloudEvents source, e.g. {@code /keskio/inventory}. */
    String source() {
        return "/keskio/" + service;
    }
}
