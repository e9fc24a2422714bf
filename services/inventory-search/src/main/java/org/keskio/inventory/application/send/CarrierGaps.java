package org.keskio.inventory.application.send;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Tells operators, once each, where the carrier table does not go: plans that need it are left out. */
@ApplicationScoped
class CarrierGaps {

    private static final Logger LOG = Logger.getLogger(CarrierGaps.class);

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final SendSettings settings;

    @Inject
    CarrierGaps(SendSettings settings, MeterRegistry meters) {
        this.settings = settings;
        meters.gaugeCollectionSize("keskio.carrier.zones.missing", java.util.List.of(), told);
    }

    void tell(Set<String> missing) {
        for (String zone : missing) {
            if (told.add(zone)) {
                LOG.warnf(
                        "The carrier table %s has no lane for %s; plans that need it are left out",
                        settings.carrierTable(), zone);
            }
        }
    }
}
