package org.keskio.inventory.inbound.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.index.KeepIndexFresh;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.v1.CatalogueChanged;
import org.keskio.inventory.v1.LocationsChanged;
import org.keskio.inventory.v1.StockChanged;
import org.keskio.inventory.v1.StockLevel;
import org.keskio.inventory.v1.StockLevelsChanged;

/** Keeps the index of this replica fresh: each replica reads all of our own facts. */
@ApplicationScoped
public class IndexFacts {

    private static final Logger LOG = Logger.getLogger(IndexFacts.class);

    private final KeepIndexFresh index;
    private final IndexFactsReplay replay;
    private final MeterRegistry meters;

    @Inject
    IndexFacts(KeepIndexFresh index, @Identifier("index-facts") IndexFactsReplay replay, MeterRegistry meters) {
        this.index = index;
        this.replay = replay;
        this.meters = meters;
    }

    @Incoming("index-facts")
    Uni<Void> take(KafkaRecordBatch<String, byte[]> batch) {
        Set<StyleCode> styles = new LinkedHashSet<>();
        Set<LocationCode> locations = new LinkedHashSet<>();
        for (KafkaRecord<String, byte[]> fact : batch.getRecords()) {
            read(fact, styles, locations);
        }
        return index.locationsChanged(locations)
                .chain(() -> index.stylesChanged(styles))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .invoke(() -> batch.getRecords().forEach(replay::taken))
                .chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    /** A fact that cannot be read cannot be read later either; the index goes on without it. */
    private void read(KafkaRecord<String, byte[]> fact, Set<StyleCode> styles, Set<LocationCode> locations) {
        String type = type(fact);
        try {
            switch (type) {
                case "keskio.inventory.v1.StockChanged" -> take(StockChanged.parseFrom(fact.getPayload()));
                case "keskio.inventory.v1.StockLevelsChanged" ->
                    StockLevelsChanged.parseFrom(fact.getPayload())
                            .getLevelsList()
                            .forEach(level -> take(level.getLevel(), level.getVersion()));
                case "keskio.inventory.v1.CatalogueChanged" ->
                    styles.add(new StyleCode(
                            CatalogueChanged.parseFrom(fact.getPayload()).getStyle()));
                case "keskio.inventory.v1.LocationsChanged" ->
                    LocationsChanged.parseFrom(fact.getPayload())
                            .getCodesList()
                            .forEach(code -> locations.add(new LocationCode(code)));
                default -> {
                    return; // not for the index
                }
            }
            meters.counter("keskio.index.facts", "type", type).increment();
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            meters.counter("keskio.index.facts.unreadable").increment();
            LOG.errorf(e, "Unreadable fact %s at %s/%d", type, fact.getTopic(), replay.offset(fact));
        }
    }

    private void take(StockChanged fact) {
        take(fact.getLevel(), fact.getVersion());
    }

    private void take(StockLevel level, long version) {
        index.stockChanged(level.getSku(), level.getLocation(), level.getAvailable(), version);
    }

    private static String type(KafkaRecord<String, byte[]> fact) {
        @Nullable Header header = fact.getHeaders().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
