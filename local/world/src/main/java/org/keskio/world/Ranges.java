package org.keskio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The colours and sizes that styles come in. */
final class Ranges {
    /** A colour; {@code name} is the plain English word that searches and filters use. */
    record Colour(String code, String name, Words words) {}

    /** A size and its part of the sales, in per cent of its run. */
    record Size(String label, double share) {}

    private record Palette(int fewest, int most, List<String> colours) {}

    private final Map<String, Colour> colours = new HashMap<>();
    private final Map<String, Palette> palettes = new HashMap<>();
    private final Map<String, List<Size>> runs = new HashMap<>();

    Ranges() {
        Table.resource("colours.csv").stream()
                .map(row -> new Colour(
                        row.text("code"),
                        row.text("colour"),
                        new Words(row.text("fi"), row.text("sv"), row.text("colour"))))
                .forEach(colour -> colours.put(colour.code(), colour));
        for (Table.Row row : Table.resource("palettes.csv").rows()) {
            palettes.put(
                    row.text("palette"), new Palette(row.number("fewest"), row.number("most"), row.list("colours")));
        }
        for (Table.Row row : Table.resource("sizes.csv").rows()) {
            runs.put(
                    row.text("run"),
                    row.list("sizes").stream().map(Ranges::size).toList());
        }
    }

    private static Size size(String text) {
        int colon = text.indexOf(':');
        return new Size(text.substring(0, colon), Double.parseDouble(text.substring(colon + 1)));
    }

    Colour colour(String code) {
        return Objects.requireNonNull(colours.get(code), code);
    }

    /** The run made for this audience, or else the one that fits everybody. */
    List<Size> sizes(String run, String audience) {
        List<Size> made = runs.get(run + "-" + audience);
        return made != null ? made : Objects.requireNonNull(runs.get(run), run);
    }

    /** A few colours of a palette; the palette's first ones are the most usual. */
    List<Colour> choose(String paletteName, Chance chance) {
        Palette palette = Objects.requireNonNull(palettes.get(paletteName), paletteName);
        int wanted = palette.fewest() + chance.below(palette.most() - palette.fewest() + 1);
        List<String> left = new ArrayList<>(palette.colours());
        var chosen = new ArrayList<Colour>();
        while (chosen.size() < wanted) {
            // Weights fall along the palette: n, n-1, ..., 1.
            String code = chance.pick(left, one -> left.size() - left.indexOf(one));
            left.remove(code);
            chosen.add(colour(code));
        }
        return chosen;
    }
}
