package org.keskio.inventory.domain.partner;

import java.time.Duration;
import java.time.Instant;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * What a partner would do.
 *
 * @param offerId      the partner's own name for it
 * @param readyAt      when the carrier can have it at the latest
 * @param costEurCents what the partner takes for handling all pieces
 * @param expiresAt    until when it can be ordered
 */
public record PartnerOffer(
        LocationCode partner,
        Sku sku,
        String offerId,
        int quantity,
        Instant readyAt,
        int costEurCents,
        Instant expiresAt) {

    /** A clerk needs this long at least to read and tap. */
    public static final Duration TIME_TO_TAP = Duration.ofMinutes(1);

    private static final Duration LATEST = Duration.ofDays(Partner.MOST_LEAD_DAYS);
    private static final int DEAREST = 100_000_00;

    public PartnerOffer {
        if (offerId.isEmpty() || offerId.length() > 64) {
            throw new IllegalArgumentException("offer id must be 1-64 characters");
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("an offer has pieces");
        }
        if (costEurCents < 0 || costEurCents > DEAREST) {
            throw new IllegalArgumentException("cost must be 0-100000 euros");
        }
    }

    /** Whether a clerk can be shown it: for all that is wanted, not about to end, ready within reason. */
    public boolean isGoodFor(Sku wanted, int pieces, Instant now) {
        return sku.equals(wanted)
                && quantity >= pieces
                && expiresAt.isAfter(now.plus(TIME_TO_TAP))
                && readyAt.isBefore(now.plus(LATEST));
    }
}
