package org.keskio.inventory.outbound.events;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.CatalogueFacts;
import org.keskio.inventory.application.location.LocationFacts;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.v1.CatalogueChanged;
import org.keskio.inventory.v1.LocationsChanged;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;

/** Publishes changes of catalogue and locations through the outbox. */
@ApplicationScoped
public class OutboxCatalogueFacts implements CatalogueFacts, LocationFacts {

    private final Outbox outbox;

    @Inject
    OutboxCatalogueFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> changed(Mutiny.StatelessSession tx, Map<StyleCode, List<Sku>> skus, long version) {
        return outbox.append(
                tx,
                skus.entrySet().stream()
                        .map(style -> fact(style.getKey(), style.getValue(), version))
                        .toArray(Fact[]::new));
    }

    @Override
    public Uni<Void> changed(Mutiny.StatelessSession tx, List<LocationCode> codes, long version) {
        LocationsChanged.Builder changed = LocationsChanged.newBuilder();
        codes.forEach(code -> changed.addCodes(code.value()));
        return outbox.append(tx, new Fact(codes.getFirst().value(), version, changed.build()));
    }

    private static Fact fact(StyleCode style, List<Sku> skus, long version) {
        CatalogueChanged.Builder changed = CatalogueChanged.newBuilder().setStyle(style.value());
        skus.forEach(sku -> changed.addSkus(sku.value()));
        return new Fact(style.value(), version, changed.build());
    }
}
