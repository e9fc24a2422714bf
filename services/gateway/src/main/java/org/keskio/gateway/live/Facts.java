package org.keskio.gateway.live;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.StockChanged;
import org.keskio.inventory.v1.StockLevelsChanged;
import org.keskio.inventory.v1.VersionedLevel;
import org.keskio.pricing.v1.PricesSwitched;

/** Hears the facts of the services and passes on what screens show. */
@ApplicationScoped
class Facts {

    private static final Logger LOG = Logger.getLogger(Facts.class);

    private final Hub hub;
    private final ScreenEvents screens;

    @Inject
    Facts(Hub hub, ScreenEvents screens) {
        this.hub = hub;
        this.screens = screens;
    }

    @Incoming("inventory-facts")
    Uni<Void> inventory(ConsumerRecord<String, byte[]> fact) {
        hear(fact);
        return Uni.createFrom().voidItem();
    }

    /** Stock comes by the thousand when a feed is loaded, so it is heard by the batch. */
    @Incoming("stock-facts")
    Uni<Void> stock(ConsumerRecords<String, byte[]> facts) {
        facts.forEach(this::hear);
        return Uni.createFrom().voidItem();
    }

    @Incoming("pricing-facts")
    Uni<Void> pricing(ConsumerRecord<String, byte[]> fact) {
        hear(fact);
        return Uni.createFrom().voidItem();
    }

    private void hear(ConsumerRecord<String, byte[]> fact) {
        if (hub.isListening() && fact.value() != null) {
            try {
                pass(typeOf(fact), fact.value());
            } catch (InvalidProtocolBufferException e) {
                // The next fact may be readable; screens read afresh when they come back.
                LOG.warnf("A fact on %s at %d is not readable", fact.topic(), fact.offset());
            }
        }
    }

    private void pass(String type, byte[] value) throws InvalidProtocolBufferException {
        switch (type) {
            case "keskio.inventory.v1.SendOrderMoved" ->
                screens.of(SendOrderMoved.parseFrom(value)).forEach(hub::publish);
            case "keskio.inventory.v1.StockChanged" -> hub.publish(screens.of(StockChanged.parseFrom(value)));
            case "keskio.inventory.v1.StockLevelsChanged" -> {
                StockLevelsChanged together = StockLevelsChanged.parseFrom(value);
                together.getLevelsList().forEach(level -> hub.publish(screens.of(one(together, level))));
            }
            case "keskio.pricing.v1.PricesSwitched" -> hub.publish(screens.of(PricesSwitched.parseFrom(value)));
            default -> {
                // Facts that no screen shows.
            }
        }
    }

    private static StockChanged one(StockLevelsChanged together, VersionedLevel level) {
        return StockChanged.newBuilder()
                .setLevel(level.getLevel())
                .setKind(together.getKind())
                .setChangeTime(together.getChangeTime())
                .setVersion(level.getVersion())
                .build();
    }

    private static String typeOf(ConsumerRecord<String, byte[]> fact) {
        Header header = fact.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
