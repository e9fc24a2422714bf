package org.keskio.inventory.domain.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.keskio.inventory.domain.catalogue.Sku;

/** Pieces of one SKU. */
public record Pieces(Sku sku, int quantity) {

    public Pieces {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1, got " + quantity);
        }
    }

    /** As text, a line each. */
    public static String write(List<Pieces> lines) {
        return lines.stream().map(line -> line.sku() + " " + line.quantity()).collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #write} wrote. */
    public static List<Pieces> read(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\n", -1)).map(Pieces::line).toList();
    }

    private static Pieces line(String text) {
        int space = text.indexOf(' ');
        return new Pieces(new Sku(text.substring(0, space)), Integer.parseInt(text.substring(space + 1)));
    }
}
