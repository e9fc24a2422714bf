package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.partner.PartnerOffer;
import org.keskio.inventory.domain.partner.PartnerOrder;
import org.keskio.inventory.domain.send.SendOrder;

/** How partners are called. Nothing here fails: a partner that does not answer is an answer of its own. */
public interface PartnerCalls {

    /** What a partner could supply, within the time; empty when it has nothing, is late or away. */
    Uni<List<PartnerOffer>> offers(Partner partner, List<Wanted> wanted, Where where, Duration deadline);

    /** Orders from a partner; repeating it is harmless. */
    Uni<Answer> confirm(Partner partner, PartnerOrder errand, SendOrder order);

    /** Calls an order off; repeating it is harmless. */
    Uni<Answer> cancel(Partner partner, PartnerOrder errand, UUID requestId);

    /** How an order stands. */
    Uni<Answer> look(Partner partner, PartnerOrder errand);

    /** Pieces that are wanted. */
    record Wanted(Sku sku, Optional<Gtin> gtin, int quantity) {}

    /** Where it goes, as coarse as a carrier's zone: the country and the first two characters of the postcode. */
    record Where(String country, String postcodeArea) {}

    /** What a partner says of an order. */
    sealed interface Answer {}

    /** It will supply it. */
    record Confirmed() implements Answer {}

    /** It will not. */
    record Refused(String reason) implements Answer {}

    /** The carrier has it. */
    record Shipped(String trackingNumber, boolean delivered) implements Answer {}

    /** It was called off. */
    record Cancelled() implements Answer {}

    /** No answer that means anything; {@code why} is for the log. */
    record Silent(String why) implements Answer {}
}
