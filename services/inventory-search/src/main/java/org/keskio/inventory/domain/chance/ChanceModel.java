package org.keskio.inventory.domain.chance;

import java.time.Instant;
import java.util.Map;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/**
 * The chance of finding pieces, with what has been learnt about each kind of place and each place.
 *
 * @param version 0 = nothing learnt yet
 * @param kinds   by kind of place
 * @param shifts  log odds by which a place is better than its kind; others are as their kind
 */
public record ChanceModel(long version, Map<LocationKind, KindModel> kinds, Map<LocationCode, Double> shifts) {

    public ChanceModel {
        kinds = Map.copyOf(kinds);
        shifts = Map.copyOf(shifts);
    }

    /** What holds for a kind of place. */
    public record KindModel(Losses losses, Calibration calibration) {

        /** Before anything was learnt. */
        public static KindModel before(LocationKind kind) {
            return new KindModel(Losses.before(kind), Calibration.NONE);
        }
    }

    /** Before anything was learnt. */
    public static ChanceModel before() {
        return new ChanceModel(0, Map.of(), Map.of());
    }

    /** 0 to 1 that so many pieces are found at the place, beside those that are held for others. */
    public double of(LocationKind kind, LocationCode place, Evidence evidence, int quantity, Instant now) {
        KindModel model = kind(kind);
        double belief = Belief.of(model.losses(), evidence, quantity, now.getEpochSecond());
        return model.calibration().apply(belief, shifts.getOrDefault(place, 0.0));
    }

    /** What holds for the kind. */
    public KindModel kind(LocationKind kind) {
        KindModel known = kinds.get(kind);
        return known == null ? KindModel.before(kind) : known;
    }
}
