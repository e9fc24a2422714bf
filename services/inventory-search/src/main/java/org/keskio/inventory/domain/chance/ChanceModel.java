package org.keskio.inventory.domain.chance;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/** The chance of finding pieces, with what has been learnt about each kind of place and each place. */
public final class ChanceModel {

    private static final ChanceModel BEFORE = new ChanceModel(0, Map.of(), Map.of());

    private final long version;
    private final Map<LocationKind, KindModel> kinds = new EnumMap<>(LocationKind.class);
    private final Map<LocationCode, Double> shifts;
    private final double bestShift;

    /**
     * What was learnt.
     *
     * @param version 0 = nothing learnt yet
     * @param kinds   by kind of place; others are as before anything was learnt
     * @param shifts  log odds by which a place is better than its kind; others are as their kind
     */
    public ChanceModel(long version, Map<LocationKind, KindModel> kinds, Map<LocationCode, Double> shifts) {
        this.version = version;
        for (LocationKind kind : LocationKind.values()) {
            this.kinds.put(kind, kinds.getOrDefault(kind, KindModel.before(kind)));
        }
        this.shifts = Map.copyOf(shifts);
        this.bestShift = shifts.values().stream().reduce(0.0, Math::max);
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
        return BEFORE;
    }

    /** Counts up with each time something was learnt; 0 = nothing yet. */
    public long version() {
        return version;
    }

    /** What holds, by kind of place. */
    public Map<LocationKind, KindModel> kinds() {
        return Map.copyOf(kinds);
    }

    /** Log odds by which places are better than their kind. */
    public Map<LocationCode, Double> shifts() {
        return shifts;
    }

    /** 0 to 1 that so many pieces are found at the place, beside those that are held for others. */
    public double of(LocationKind kind, LocationCode place, Evidence evidence, int quantity, Instant now) {
        KindModel model = kind(kind);
        double belief = Belief.of(model.losses(), evidence, quantity, now.getEpochSecond());
        return model.calibration().apply(belief, shifts.getOrDefault(place, 0.0));
    }

    /** No chance at a place of the kind is greater, whatever is known: what is there may still be overlooked. */
    public double most(LocationKind kind) {
        KindModel model = kind(kind);
        return model.calibration().apply(1 - model.losses().overlooked(), bestShift);
    }

    /** What holds for the kind. */
    public KindModel kind(LocationKind kind) {
        KindModel known = kinds.get(kind);
        return known == null ? KindModel.before(kind) : known;
    }
}
