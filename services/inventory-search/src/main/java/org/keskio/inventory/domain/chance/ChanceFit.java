package org.keskio.inventory.domain.chance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.keskio.inventory.domain.chance.ChanceModel.KindModel;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/**
 * Learns the model from picks: the losses of a kind by penalised maximum likelihood, one parameter after the other; then
 * the calibration of log odds and each place's shift by Newton's method, drawn to nothing where there is little to see.
 */
public final class ChanceFit {

    /** A kind with fewer picks keeps what it has: too few to tell. */
    public static final int FEWEST = 100;

    private static final int MOST = 5_000;
    private static final int ROUNDS = 3;
    private static final double[] STEPS = {0.5, 0.7, 0.85, 1.2, 1.4, 2};
    // How far the logarithm of a parameter is expected to lie from where it began.
    private static final double SPREAD = 1;
    private static final double DRAWN_TO_NONE = 10;
    // Places differ in log odds with about this variance.
    private static final double PLACES_VARIANCE = 0.3;

    private ChanceFit() {}

    /** The model that the picks speak for. */
    public static ChanceModel fit(ChanceModel before, List<PickOutcome> picks) {
        Map<LocationKind, List<PickOutcome>> byKind = new EnumMap<>(LocationKind.class);
        picks.forEach(pick ->
                byKind.computeIfAbsent(pick.kind(), kind -> new ArrayList<>()).add(pick));
        Map<LocationKind, KindModel> kinds = new EnumMap<>(LocationKind.class);
        Map<LocationCode, Double> shifts = new HashMap<>(before.shifts());
        for (LocationKind kind : LocationKind.values()) {
            List<PickOutcome> ofKind = byKind.getOrDefault(kind, List.of());
            if (ofKind.size() < FEWEST) {
                kinds.put(kind, before.kind(kind));
                continue;
            }
            Losses losses = losses(Losses.before(kind), thinned(ofKind));
            Calibration calibration = calibration(losses, ofKind);
            kinds.put(kind, new KindModel(losses, calibration));
            shifts.putAll(shifts(losses, calibration, ofKind));
        }
        return new ChanceModel(before.version() + 1, kinds, shifts);
    }

    /** Evenly over time, so that the search takes a second or two. */
    private static List<PickOutcome> thinned(List<PickOutcome> picks) {
        int every = 1 + picks.size() / MOST;
        return IntStream.range(0, picks.size())
                .filter(i -> i % every == 0)
                .mapToObj(picks::get)
                .toList();
    }

    private static Losses losses(Losses from, List<PickOutcome> picks) {
        Losses best = from;
        double least = loss(best, from, picks);
        for (int round = 0; round < ROUNDS; round++) {
            for (int parameter = 0; parameter < 5; parameter++) {
                for (double step : STEPS) {
                    Losses tried = scaled(best, parameter, step);
                    double loss = loss(tried, from, picks);
                    if (loss < least) {
                        least = loss;
                        best = tried;
                    }
                }
            }
        }
        return best;
    }

    private static Losses scaled(Losses losses, int parameter, double by) {
        return new Losses(
                parameter == 0 ? losses.perDay() * by : losses.perDay(),
                parameter == 1 ? losses.perSale() * by : losses.perSale(),
                parameter == 2 ? scaledOdds(losses.together(), by) : losses.together(),
                parameter == 3 ? scaledOdds(losses.overlooked(), by) : losses.overlooked(),
                parameter == 4 ? scaledOdds(losses.repeated(), by) : losses.repeated());
    }

    private static double scaledOdds(double chance, double by) {
        double odds = chance / (1 - chance) * by;
        return odds / (1 + odds);
    }

    private static double loss(Losses losses, Losses from, List<PickOutcome> picks) {
        double loss = 0;
        for (PickOutcome pick : picks) {
            double chance = Math.clamp(belief(losses, pick), 0.002, 0.998);
            loss -= Math.log(pick.found() ? chance : 1 - chance);
        }
        return loss
                + (far(losses, from, Losses::perDay)
                                + far(losses, from, Losses::perSale)
                                + far(losses, from, Losses::together)
                                + far(losses, from, Losses::overlooked)
                                + far(losses, from, Losses::repeated))
                        / (2 * SPREAD * SPREAD);
    }

    private static double far(Losses losses, Losses from, ToDoubleFunction<Losses> parameter) {
        double log = Math.log(parameter.applyAsDouble(losses) / parameter.applyAsDouble(from));
        return log * log;
    }

    private static Calibration calibration(Losses losses, List<PickOutcome> picks) {
        double[] logits = picks.stream()
                .mapToDouble(pick -> Calibration.logit(belief(losses, pick)))
                .toArray();
        double a = 0;
        double b = 1;
        for (int step = 0; step < 25; step++) {
            double ga = -a * DRAWN_TO_NONE;
            double gb = (1 - b) * DRAWN_TO_NONE;
            double haa = DRAWN_TO_NONE;
            double hab = 0;
            double hbb = DRAWN_TO_NONE;
            for (int i = 0; i < logits.length; i++) {
                double chance = Calibration.odds(a + b * logits[i]);
                double miss = (picks.get(i).found() ? 1 : 0) - chance;
                double weight = chance * (1 - chance);
                ga += miss;
                gb += miss * logits[i];
                haa += weight;
                hab += weight * logits[i];
                hbb += weight * logits[i] * logits[i];
            }
            double determinant = haa * hbb - hab * hab;
            a += (hbb * ga - hab * gb) / determinant;
            b += (haa * gb - hab * ga) / determinant;
        }
        // A belief that is turned upside down is no belief; better none.
        return b < 0.05 ? new Calibration(a, 0.05) : new Calibration(a, b);
    }

    private static Map<LocationCode, Double> shifts(Losses losses, Calibration calibration, List<PickOutcome> picks) {
        Map<LocationCode, List<PickOutcome>> byPlace = new HashMap<>();
        picks.forEach(pick -> byPlace.computeIfAbsent(pick.place(), place -> new ArrayList<>())
                .add(pick));
        Map<LocationCode, Double> shifts = new HashMap<>();
        byPlace.forEach((place, there) -> shifts.put(place, shift(losses, calibration, there)));
        return shifts;
    }

    private static double shift(Losses losses, Calibration calibration, List<PickOutcome> picks) {
        double[] logits = picks.stream()
                .mapToDouble(pick -> Calibration.logit(calibration.apply(belief(losses, pick), 0)))
                .toArray();
        double shift = 0;
        for (int step = 0; step < 15; step++) {
            double gradient = -shift / PLACES_VARIANCE;
            double curve = 1 / PLACES_VARIANCE;
            for (int i = 0; i < logits.length; i++) {
                double chance = Calibration.odds(logits[i] + shift);
                gradient += (picks.get(i).found() ? 1 : 0) - chance;
                curve += chance * (1 - chance);
            }
            shift += gradient / curve;
        }
        return shift;
    }

    private static double belief(Losses losses, PickOutcome pick) {
        return Belief.of(losses, pick.evidence(), pick.quantity(), pick.at().getEpochSecond());
    }
}
