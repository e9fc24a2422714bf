package org.keskio.inventory.outbound.events;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.demand.DemandFacts;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.demand.LostDemand;
import org.keskio.inventory.domain.demand.WantedWords;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.v1.DemandLost;
import org.keskio.inventory.v1.LossKind;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;

/** Facts about lost demand, through the outbox. */
@ApplicationScoped
class OutboxDemandFacts implements DemandFacts {

    private final Outbox outbox;

    @Inject
    OutboxDemandFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> lost(Mutiny.StatelessSession tx, List<LostDemand> lost) {
        return outbox.append(tx, lost.stream().map(OutboxDemandFacts::fact).toArray(Fact[]::new));
    }

    private static Fact fact(LostDemand lost) {
        String sku = lost.sku().map(Sku::value).orElse("");
        String words = lost.words().map(WantedWords::value).orElse("");
        DemandLost payload = DemandLost.newBuilder()
                .setSku(sku)
                .setWords(words)
                .setStore(lost.store().map(LocationCode::value).orElse(""))
                .setQuantity(lost.quantity())
                .setPostcodeArea(lost.area().value())
                .setKind(kind(lost.kind()))
                .setAskTime(Times.timestamp(lost.askedAt()))
                .build();
        return new Fact(sku.isEmpty() ? words : sku, 0, payload);
    }

    private static LossKind kind(org.keskio.inventory.domain.demand.LossKind kind) {
        return switch (kind) {
            case NOTHING_FOUND -> LossKind.LOSS_KIND_NOTHING_FOUND;
            case NOBODY_HAS_IT -> LossKind.LOSS_KIND_NOBODY_HAS_IT;
            case NOT_FILLED -> LossKind.LOSS_KIND_NOT_FILLED;
            case NOTED_BY_CLERK -> LossKind.LOSS_KIND_NOTED_BY_CLERK;
        };
    }
}
