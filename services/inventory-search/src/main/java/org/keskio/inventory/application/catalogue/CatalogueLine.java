package org.keskio.inventory.application.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.keskio.inventory.application.feed.FieldReader;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.LocalText;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;

/**
 * One line of a catalogue feed as it came.
 *
 * @param gtin one GTIN, or several separated by {@code |}; the first is the one that is shown
 */
public record CatalogueLine(
        long line,
        String sku,
        String gtin,
        String style,
        String nameFi,
        String nameSv,
        String nameEn,
        String brand,
        String category,
        String colour,
        String size,
        String descriptionFi,
        String descriptionSv,
        String descriptionEn,
        String weightG,
        String imageUrl) {

    private static final int MAX_NAME = 300;
    private static final int MAX_DESCRIPTION = 5_000;
    private static final int MAX_WORD = 60;
    private static final int MAX_PATH = 200;
    private static final int MAX_URL = 1_000;
    private static final int MAX_WEIGHT = 1_000_000;
    private static final int MAX_GTINS = 200;

    /** The product that it describes; {@link FieldReader.RefusedLine} when a field cannot be taken. */
    public Product read() {
        FieldReader fields = new FieldReader(line);
        LocalText name = new LocalText(
                fields.text("name_fi", nameFi, MAX_NAME),
                fields.text("name_sv", nameSv, MAX_NAME),
                fields.text("name_en", nameEn, MAX_NAME));
        if (name.isEmpty()) {
            throw fields.refuse("name_en", "is missing, in the other languages too");
        }
        List<Gtin> gtins = gtins(fields);
        return new Product(
                fields.read("sku", sku, Sku::new),
                gtins.stream().findFirst(),
                fields.read("style", style, StyleCode::new),
                name,
                fields.text("brand", brand, MAX_WORD),
                path(fields.text("category", category, MAX_PATH)),
                fields.text("colour", colour, MAX_WORD),
                fields.text("size", size, MAX_WORD),
                new LocalText(
                        fields.text("description_fi", descriptionFi, MAX_DESCRIPTION),
                        fields.text("description_sv", descriptionSv, MAX_DESCRIPTION),
                        fields.text("description_en", descriptionEn, MAX_DESCRIPTION)),
                fields.number("weight_g", weightG, MAX_WEIGHT, 0),
                url(fields),
                gtins.stream().skip(1).toList());
    }

    private List<Gtin> gtins(FieldReader fields) {
        if (gtin.isBlank()) {
            return List.of();
        }
        String[] all = gtin.split("\\|", -1);
        if (all.length > MAX_GTINS) {
            throw fields.refuse("gtin", "must be at most " + MAX_GTINS + ", got " + all.length);
        }
        return Arrays.stream(all)
                .map(one -> fields.read("gtin", one, Gtin::parse))
                .distinct()
                .toList();
    }

    private static String path(String text) {
        return text.replaceAll("\\s*/+\\s*", "/").replaceAll("^/|/$", "");
    }

    /** Pages show it as a picture, so nothing but the web or a path is let in. */
    private String url(FieldReader fields) {
        String url = fields.text("image_url", imageUrl, MAX_URL);
        String lower = url.toLowerCase(Locale.ROOT);
        if (url.isEmpty() || lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("/")) {
            return url;
        }
        throw fields.refuse("image_url", "must begin with https://, http:// or /");
    }
}
