package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.partner.Word;
import org.keskio.inventory.domain.stock.CellKey;

/** Where partners' records are kept, with what their feeds said beside the pieces. */
public interface PartnerBook {

    /** Partners after a code, with how they keep their word. */
    Uni<List<Known>> list(Mutiny.StatelessSession tx, String after, int limit);

    /** The partner at a location. */
    Uni<Optional<Partner>> find(Mutiny.StatelessSession tx, LocationCode location);

    /** Makes or changes a record; when its feed came and its version are kept here. */
    Uni<Partner> put(Mutiny.StatelessSession tx, Partner partner);

    /** The SKUs of GTINs; those that the catalogue does not have are left out. */
    Uni<Map<Gtin, Sku>> skus(Mutiny.StatelessSession tx, Set<Gtin> gtins);

    /** Keeps what a feed said, unless something later is known, and when it came. */
    Uni<Void> report(Mutiny.StatelessSession tx, List<Reported> rows, Instant now);

    /** Cells of which more is promised than held although their report is too old, or their partner is not enabled. */
    Uni<List<CellKey>> tooOld(Mutiny.StatelessSession tx, Instant now, int limit);

    /** A partner with its history. */
    record Known(Partner partner, Word word) {}

    /** A row of a feed beside its pieces. */
    record Reported(CellKey cell, OptionalInt leadTimeDays, OptionalInt costEurCents, Instant at) {}
}
