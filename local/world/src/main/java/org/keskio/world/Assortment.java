package org.keskio.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Composes the styles out of families, brands, models, colours and sizes. */
final class Assortment {
    // The prices in families.csv are shelf prices in Finland; 25.5 % VAT is taken off before other markets add theirs.
    private static final BigDecimal FINNISH_VAT = new BigDecimal("1.255");
    private static final double CLUB_PRICE_SHARE = 0.18;
    private static final double MISSING_IN_A_MARKET = 0.03;
    private static final List<String> MARKETS_THAT_MAY_MISS_ONE = List.of("SE", "NO", "DK", "EE");
    private static final int FEATURES_PER_STYLE = 2;

    private record Model(Brand brand, String name, Family.Variant variant) {}

    private final long seed;
    private final Map<String, Audience> audiences = Audience.all();
    private final List<Brand> brands = Brand.all();
    private final List<Family> families = Family.all();
    private final Ranges ranges = new Ranges();
    private final Table features = Table.resource("features.csv");
    private final Set<String> namesTaken = new TreeSet<>();
    private final List<Style> styles = new ArrayList<>();

    private Assortment(long seed) {
        this.seed = seed;
    }

    static List<Style> compose(long seed) {
        var assortment = new Assortment(seed);
        Table.resource("pinned_styles.csv").stream().forEach(assortment::addPinned);
        assortment.families.forEach(assortment::addFamily);
        return List.copyOf(assortment.styles);
    }

    private void addPinned(Table.Row row) {
        Family family = families.stream()
                .filter(one -> one.key().equals(row.text("family")))
                .findFirst()
                .orElseThrow();
        Brand brand = brands.stream()
                .filter(one -> one.name().equals(row.text("brand")))
                .findFirst()
                .orElseThrow();
        Family.Variant variant = family.variants().stream()
                .filter(one -> one.name().equals(row.text("variant")))
                .findFirst()
                .orElseThrow();
        List<Ranges.Colour> colours =
                row.list("colours").stream().map(ranges::colour).toList();
        add(family, audience(row.text("audience")), new Model(brand, row.text("model"), variant), colours, true);
    }

    private Audience audience(String key) {
        return Objects.requireNonNull(audiences.get(key), key);
    }

    private void addFamily(Family family) {
        for (String key : family.audiences()) {
            Audience audience = audience(key);
            List<Model> models = models(family, audience);
            int wanted = styles.size() + family.styles();
            for (Model model : models) {
                if (styles.size() == wanted) {
                    break;
                }
                add(family, audience, model, List.of(), false);
            }
        }
    }

    /** In an order of the family's own: women's and men's styles share their models. */
    private List<Model> models(Family family, Audience audience) {
        String area = audience.area().isEmpty() ? family.area() : audience.area();
        var models = new ArrayList<Model>();
        for (Brand brand : brands) {
            if (brand.areas().contains(area)) {
                for (String name : brand.models()) {
                    for (Family.Variant variant : family.variants()) {
                        models.add(new Model(brand, name, variant));
                    }
                }
            }
        }
        return Chance.of(seed, "models", family.key(), area).shuffled(models);
    }

    private void add(Family family, Audience audience, Model model, List<Ranges.Colour> givenColours, boolean pinned) {
        String modelName = model.variant().name().isEmpty()
                ? model.name()
                : model.name() + " " + model.variant().name();
        Words name = name(modelName, audience.words(), family.noun());
        if (!namesTaken.add(name.en())) {
            return;
        }
        Chance chance = Chance.of(
                seed, "style", family.key(), audience.key(), model.brand().name(), modelName);
        List<Ranges.Colour> colours = pinned ? givenColours : ranges.choose(family.palette(), chance);
        BigDecimal scale = family.audiences().size() > 1 ? audience.scale() : BigDecimal.ONE;
        double spread = 0.9 + 0.2 * chance.unit();
        double popularity = chance.unit();
        int number = styles.size() + 1;
        int weight = scale.multiply(BigDecimal.valueOf(family.weightInGrams())).intValue();
        styles.add(new Style(
                "TUN-%04d".formatted(number),
                name,
                family.noun(),
                model.brand().name(),
                audience.path().isEmpty() ? family.category() : audience.path() + "/" + family.category(),
                describe(family, chance),
                netInEuro(family, model, scale, pinned ? 1.0 : spread),
                pinned ? 0.9 : popularity * popularity,
                pinned || chance.happens(CLUB_PRICE_SHARE),
                !pinned && chance.happens(MISSING_IN_A_MARKET)
                        ? Set.of(chance.pick(MARKETS_THAT_MAY_MISS_ONE))
                        : Set.of(),
                pinned,
                items(number, colours, ranges.sizes(family.run(), audience.key()), weight)));
    }

    private static Words name(String model, Words audience, Words noun) {
        return new Words(
                joined(model, audience.fi(), noun.fi()),
                joined(model, noun.sv(), audience.sv()),
                joined(model, audience.en(), noun.en()));
    }

    private static String joined(String first, String second, String third) {
        return (first + " " + second + " " + third).replace("  ", " ").strip();
    }

    private Words describe(Family family, Chance chance) {
        List<Words> sentences = chance.shuffled(features.stream()
                        .filter(row -> row.text("features").equals(family.features()))
                        .map(row -> row.words(""))
                        .toList())
                .subList(0, FEATURES_PER_STYLE);
        var fi = new StringBuilder(family.lead().fi());
        var sv = new StringBuilder(family.lead().sv());
        var en = new StringBuilder(family.lead().en());
        for (Words sentence : sentences) {
            fi.append(' ').append(sentence.fi());
            sv.append(' ').append(sentence.sv());
            en.append(' ').append(sentence.en());
        }
        return new Words(fi.toString(), sv.toString(), en.toString());
    }

    private static BigDecimal netInEuro(Family family, Model model, BigDecimal scale, double spread) {
        return family.priceInEuro()
                .multiply(model.variant().factor())
                .multiply(model.brand().level())
                .multiply(scale)
                .multiply(BigDecimal.valueOf(spread))
                .divide(FINNISH_VAT, 4, RoundingMode.HALF_UP);
    }

    private static List<Style.Item> items(int style, List<Ranges.Colour> colours, List<Ranges.Size> sizes, int weight) {
        double shares = sizes.stream().mapToDouble(Ranges.Size::share).sum();
        var items = new ArrayList<Style.Item>();
        for (Ranges.Colour colour : colours) {
            for (int i = 0; i < sizes.size(); i++) {
                Ranges.Size size = sizes.get(i);
                // GS1 prefix 200: restricted circulation, numbers for use inside one company.
                String gtin = CheckDigits.gs1("200%05d%04d".formatted(style, items.size() + 1));
                items.add(new Style.Item(
                        "TUN-%04d-%s-%s"
                                .formatted(style, colour.code(), size.label())
                                .toUpperCase(Locale.ROOT),
                        gtin,
                        colour.name(),
                        size.label(),
                        size.share() / shares * sizes.size(),
                        weightOf(weight, i, sizes.size())));
            }
        }
        return List.copyOf(items);
    }

    /** From 85 % of the middle size's weight to 115 %, in steps of 5 g. */
    private static int weightOf(int middle, int position, int sizes) {
        double factor = sizes == 1 ? 1.0 : 0.85 + 0.30 * position / (sizes - 1);
        return Math.max(5, (int) (middle * factor / 5) * 5);
    }
}
