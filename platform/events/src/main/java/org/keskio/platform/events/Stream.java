package org.keskio.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
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

    /** The topic for facts of a type, e.g. {@code keskio.inventory.v1}, where most of inventory-search's go. */
    String topic(String type) {
        return settings.topics().getOrDefault(type, mainTopic());
    }

    /** All the topics of this service. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>(settings.topics().values());
        topics.add(mainTopic());
        return topics;
    }

    /** The CloudEvents source, e.g. {@code /keskio/inventory}. */
    String source() {
        return "/keskio/" + service;
    }

    private String mainTopic() {
        return settings.topic().orElse("keskio." + service + ".v1");
    }
}
