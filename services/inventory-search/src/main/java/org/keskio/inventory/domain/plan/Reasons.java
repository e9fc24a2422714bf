package org.keskio.inventory.domain.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.keskio.inventory.domain.catalogue.Language;

/** Says in a clerk's words why a plan ranks where it does, from the numbers that made it so. */
public final class Reasons {

    private static final double DOUBTFUL = 0.8;

    private final Words words;
    private final List<Plan> plans;

    public Reasons(Language language, List<Plan> plans) {
        this.words = Words.of(language);
        this.plans = List.copyOf(plans);
    }

    /** Why this one of the plans ranks where it does. */
    public String of(Plan plan) {
        List<String> parts = new ArrayList<>();
        arrangement(plan).ifPresent(parts::add);
        if (plan.labels().contains(Label.RECOMMENDED)) {
            parts.add(words.balance);
        }
        if (plan.labels().contains(Label.FASTEST)) {
            parts.add(lead(plan, Reasons::endHours, words.soonest, words.soonestBy, this::time));
        }
        if (plan.labels().contains(Label.CHEAPEST)) {
            parts.add(lead(plan, p -> p.cost().minor(), words.cheapest, words.cheapestBy, m -> money(m, plan)));
        }
        if (plan.labels().contains(Label.GREENEST)) {
            parts.add(lead(plan, Plan::co2Kg, words.greenest, words.greenestBy, this::kilograms));
        }
        if (plan.labels().isEmpty()) {
            compare(plan, plans.getFirst(), parts);
        }
        if (plan.chance() < DOUBTFUL) {
            parts.add(words.doubtful.formatted(Math.round(plan.chance() * 100)));
        }
        return sentence(parts);
    }

    /** How a basket comes, which is the first thing to know about it. */
    private Optional<String> arrangement(Plan plan) {
        long carried = plan.legs().stream()
                .filter(leg -> leg.option().way() == Way.CARRY)
                .count();
        long parcels = plan.legs().size() - carried;
        if (parcels > 0 && carried > 0) {
            return Optional.of(parcels == 1 ? words.someNow : words.someNowMore.formatted(parcels));
        }
        if (parcels > 1) {
            return Optional.of(words.parcels.formatted(parcels));
        }
        return plan.legs().getFirst().lines().size() > 1
                ? Optional.of(words.allFrom.formatted(plan.option().source().name()))
                : Optional.empty();
    }

    private String lead(
            Plan plan, ToDoubleFunction<Plan> measure, String alone, String ahead, DoubleFunction<String> unit) {
        OptionalDouble next = plans.stream()
                .filter(other -> !other.equals(plan))
                .mapToDouble(measure)
                .min();
        double lead = next.isPresent() ? next.getAsDouble() - measure.applyAsDouble(plan) : 0;
        String text = lead > 0 ? unit.apply(lead) : "";
        return text.isEmpty() ? alone : ahead.formatted(text);
    }

    /** What tells it from the recommended one. */
    private void compare(Plan option, Plan best, List<String> parts) {
        record Difference(double eur, String text) {}
        List<Difference> differences = new ArrayList<>();
        double hours = endHours(option) - endHours(best);
        String time = time(Math.abs(hours));
        if (!time.isEmpty()) {
            differences.add(
                    new Difference(Math.abs(hours) / 10, (hours > 0 ? words.later : words.sooner).formatted(time)));
        }
        double minor = option.cost().minor() - best.cost().minor();
        String money = money(Math.abs(minor), option);
        if (!money.isEmpty()) {
            double eur = Math.abs(option.costEur() - best.costEur());
            differences.add(new Difference(eur, (minor > 0 ? words.dearer : words.cheaper).formatted(money)));
        }
        double away = option.option().km();
        if (option.option().way() == Way.PICK_UP_THERE) {
            differences.add(new Difference(away / 5, words.away.formatted(Math.round(away))));
        } else if (differences.isEmpty() && Math.round(away - best.option().km()) != 0) {
            differences.add(new Difference(0, words.away.formatted(Math.round(away))));
        }
        differences.stream()
                .sorted(Comparator.comparingDouble(Difference::eur).reversed())
                .limit(2)
                .forEach(difference -> parts.add(difference.text()));
        if (parts.isEmpty()) {
            parts.add(words.likeTheBest);
        }
    }

    private static double endHours(Plan option) {
        return option.end().getEpochSecond() / 3600.0;
    }

    private String time(double hours) {
        Duration time = Duration.ofMinutes(Math.round(hours * 60));
        if (time.toMinutes() < 1) {
            return "";
        }
        if (time.toMinutes() < 60) {
            return words.minutes.formatted(time.toMinutes());
        }
        return time.toHours() < 48
                ? words.hours.formatted(Math.round(time.toMinutes() / 60.0))
                : words.days.formatted(Math.round(time.toHours() / 24.0));
    }

    private String money(double minor, Plan option) {
        int digits = Math.max(0, option.cost().currency().getDefaultFractionDigits());
        String amount = String.format(words.locale, "%." + digits + "f", minor / Math.pow(10, digits));
        return minor < 1 ? "" : amount + "\u00a0" + option.cost().currency().getCurrencyCode();
    }

    private String kilograms(double kg) {
        return kg < 0.01 ? "" : String.format(words.locale, "%.2f\u00a0kg", kg);
    }

    private static String sentence(List<String> parts) {
        String text = String.join("; ", parts);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private enum Words {
        FI(
                Locale.forLanguageTag("fi"),
                "kaikki samasta paikasta: %s",
                "%d lähetystä",
                "täällä olevat heti mukaan, loput yhdessä lähetyksessä",
                "täällä olevat heti mukaan, loput %d lähetyksessä",
                "paras kokonaisuus ajan, hinnan, päästöjen ja varmuuden kannalta",
                "nopein",
                "nopein: %s ennen seuraavaa",
                "edullisin",
                "edullisin: %s vähemmän kuin seuraava",
                "pienimmät päästöt",
                "pienimmät päästöt: %s CO2e vähemmän kuin seuraava",
                "%s myöhemmin kuin suositus",
                "%s aiemmin kuin suositus",
                "%s kalliimpi kuin suositus",
                "%s edullisempi kuin suositus",
                "%d km päässä",
                "lähes yhtä hyvä kuin suositus",
                "löytyy noin %d %%:n varmuudella",
                "%d min",
                "%d h",
                "%d pv"),
        SV(
                Locale.forLanguageTag("sv"),
                "allt från ett ställe: %s",
                "%d försändelser",
                "det som finns här genast, resten i en försändelse",
                "det som finns här genast, resten i %d försändelser",
                "bäst sammantaget i tid, kostnad, utsläpp och säkerhet",
                "snabbast",
                "snabbast: %s före nästa",
                "billigast",
                "billigast: %s mindre än nästa",
                "lägst utsläpp",
                "lägst utsläpp: %s CO2e mindre än nästa",
                "%s senare än rekommenderat",
                "%s tidigare än rekommenderat",
                "%s dyrare än rekommenderat",
                "%s billigare än rekommenderat",
                "%d km bort",
                "nästan lika bra som rekommenderat",
                "hittas med cirka %d %% säkerhet",
                "%d min",
                "%d h",
                "%d d"),
        EN(
                Locale.ENGLISH,
                "all from one place: %s",
                "%d parcels",
                "what is here at once, the rest in one parcel",
                "what is here at once, the rest in %d parcels",
                "best balance of time, cost, emissions and certainty",
                "soonest",
                "soonest: %s before the next",
                "costs least",
                "costs least: %s less than the next",
                "emits least",
                "emits least: %s CO2e less than the next",
                "%s later than recommended",
                "%s sooner than recommended",
                "%s dearer than recommended",
                "%s cheaper than recommended",
                "%d km away",
                "nearly as good as recommended",
                "about %d %% sure to be found",
                "%d min",
                "%d h",
                "%d d");

        private final Locale locale;
        private final String allFrom;
        private final String parcels;
        private final String someNow;
        private final String someNowMore;
        private final String balance;
        private final String soonest;
        private final String soonestBy;
        private final String cheapest;
        private final String cheapestBy;
        private final String greenest;
        private final String greenestBy;
        private final String later;
        private final String sooner;
        private final String dearer;
        private final String cheaper;
        private final String away;
        private final String likeTheBest;
        private final String doubtful;
        private final String minutes;
        private final String hours;
        private final String days;

        Words(
                Locale locale,
                String allFrom,
                String parcels,
                String someNow,
                String someNowMore,
                String balance,
                String soonest,
                String soonestBy,
                String cheapest,
                String cheapestBy,
                String greenest,
                String greenestBy,
                String later,
                String sooner,
                String dearer,
                String cheaper,
                String away,
                String likeTheBest,
                String doubtful,
                String minutes,
                String hours,
                String days) {
            this.locale = locale;
            this.allFrom = allFrom;
            this.parcels = parcels;
            this.someNow = someNow;
            this.someNowMore = someNowMore;
            this.balance = balance;
            this.soonest = soonest;
            this.soonestBy = soonestBy;
            this.cheapest = cheapest;
            this.cheapestBy = cheapestBy;
            this.greenest = greenest;
            this.greenestBy = greenestBy;
            this.later = later;
            this.sooner = sooner;
            this.dearer = dearer;
            this.cheaper = cheaper;
            this.away = away;
            this.likeTheBest = likeTheBest;
            this.doubtful = doubtful;
            this.minutes = minutes;
            this.hours = hours;
            this.days = days;
        }

        static Words of(Language language) {
            return switch (language) {
                case FI -> FI;
                case SV -> SV;
                case EN -> EN;
            };
        }
    }
}
