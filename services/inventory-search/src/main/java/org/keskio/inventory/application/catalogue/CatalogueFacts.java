package org.keskio.inventory.application.catalogue;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;

/** Tells others that the catalogue changed; rides the transaction. */
public interface CatalogueFacts {

    /** One fact a style. */
    Uni<Void> changed(Mutiny.StatelessSession tx, Map<StyleCode, List<Sku>> skus, long version);
}
