package org.keskio.inventory.domain.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people say, in Finnish, Swedish and English, for the standard words of colours, sizes and departments. */
public final class Words {

    private static final String[] COLOURS = {
        "black musta mustat mustan svart svarta",
        "white valkoinen valkoiset valkoisen vit vita vitt",
        "grey gray harmaa harmaat harmaan grå gråa grått",
        "blue sininen siniset sinisen blå blåa blått",
        "navy tummansininen laivastonsininen marinblå mörkblå navyblue",
        "red punainen punaiset punaisen röd röda rött",
        "green vihreä vihreät vihreän grön gröna grönt",
        "yellow keltainen keltaiset keltaisen gul gula gult",
        "orange oranssi oranssit oranssin orange orangea",
        "brown ruskea ruskeat ruskean brun bruna brunt",
        "beige beige beiget beesi",
        "pink pinkki vaaleanpunainen pinkit rosa",
        "purple violet violetti purppura liila lila violett purpur",
        "lavender laventeli lavendel",
        "turquoise teal turkoosi turkos petrooli petrol",
        "olive oliivi oliivinvihreä oliv olivgrön",
        "khaki khaki kaki",
        "sand hiekka sandfärgad",
        "burgundy viininpunainen vinröd",
        "silver hopea hopeanvärinen silverfärgad",
        "gold kulta kullanvärinen guld guldfärgad",
        "charcoal hiilenharmaa antrasiitti kolgrå antracit anthracite",
        "cream kerma luonnonvalkoinen gräddvit offwhite",
        "multi multicolour multicolor monivärinen flerfärgad",
        "lime limetti limegrön",
        "mustard sinappi senap senapsgul",
        "moss sammal sammalenvihreä mossa mossgrön",
        "rust ruoste rost rostfärgad",
    };

    private static final String[] SIZES = {
        "xs x-small extrasmall",
        "s small pieni liten",
        "m medium keskikoko mellan",
        "l large suuri iso stor",
        "xl x-large extralarge",
        "xxl 2xl",
        "xxxl 3xl",
    };

    private static final String[] DEPARTMENTS = {
        "men man mens miehet miesten mies herr herrar herrarnas män",
        "women woman womens ladies naiset naisten nainen dam damer damernas kvinnor",
        "kids kid children child junior lapset lasten lapsi nuoret nuorten barn barnens",
        "unisex",
        "sale ale alennus rea",
    };

    private static final String[] UNITS = {
        "l litra litraa litran liter litre litres liters",
        "ml millilitraa milliliter millilitres",
        "dl desilitraa deciliter",
        "g gramma grammaa gram grams",
        "kg kilo kiloa kilon kilos kilogrammaa",
        "mm milli milliä millimeter millimetres",
        "cm sentti senttiä centimeter centimetres",
        "m metri metriä metrin meter metre metres",
        "w watti wattia watt watts",
        "v voltti volttia volt volts",
        "lm lumen lumenia lumens",
        "mah",
        "mb",
        "gb",
        "tb",
        "hz",
        "mhz",
        "ghz",
    };

    private static final Map<String, List<String>> COLOUR_WORDS = groups(COLOURS);
    private static final Map<String, List<String>> SIZE_WORDS = groups(SIZES);
    private static final Map<String, List<String>> DEPARTMENT_WORDS = groups(DEPARTMENTS);

    private static final Map<String, List<String>> UNIT_WORDS = groups(UNITS);

    private static final Set<String> FILLERS = Set.of(
            "a", "an", "and", "for", "in", "of", "or", "size", "the", "to", "with", "colour", "color", "ja", "tai",
            "koko", "koossa", "väri", "väriä", "kanssa", "och", "eller", "för", "i", "med", "storlek", "färg", "en",
            "ett", "till");

    private Words() {}

    /** All words for a standard colour; a compound such as "dark blue" gives those of its parts. */
    public static List<String> forColour(String colour) {
        return all(colour, COLOUR_WORDS);
    }

    /** All words for a size as printed on the label. */
    public static List<String> forSize(String size) {
        return all(size, SIZE_WORDS);
    }

    /** All words for a category path. */
    public static List<String> forCategory(String path) {
        return all(path, DEPARTMENT_WORDS);
    }

    /** The short form of a unit of measure by any of its names; empty when the word is none. */
    public static Optional<String> unit(String word) {
        return Optional.ofNullable(UNIT_WORDS.get(word.toLowerCase(Locale.ROOT)))
                .map(List::getFirst);
    }

    /** All words for departments. */
    public static Set<String> departments() {
        return DEPARTMENT_WORDS.keySet();
    }

    /** Words, in lower case, that carry nothing by themselves. */
    public static Set<String> fillers() {
        return FILLERS;
    }

    private static List<String> all(String value, Map<String, List<String>> groups) {
        List<String> words = new ArrayList<>();
        for (String part : value.toLowerCase(Locale.ROOT).split("[\\s/_-]+", -1)) {
            if (!part.isEmpty()) {
                words.add(part);
                words.addAll(groups.getOrDefault(part, List.of()));
            }
        }
        return words;
    }

    private static Map<String, List<String>> groups(String[] lines) {
        Map<String, List<String>> groups = new HashMap<>();
        for (String line : lines) {
            List<String> words = List.of(line.split(" ", -1));
            for (String word : words) {
                groups.merge(word, words, (first, second) -> first.equals(second) ? first : join(first, second));
            }
        }
        return Map.copyOf(groups);
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }
}
