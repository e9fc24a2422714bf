package org.keskio.inventory.outbound.lucene;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.catalogue.SearchFilter;

/** What a search is narrowed to, in numbers; and which colours and sizes its words name. */
final class Wishes {

    private final @Nullable BitSet brands;
    private final @Nullable BitSet categories;
    private final @Nullable BitSet colours;
    private final @Nullable BitSet sizes;
    private final BitSet namedColours;
    private final BitSet namedSizes;

    Wishes(Vocabulary vocabulary, SearchFilter filter, List<String> words) {
        brands = wanted(vocabulary.brands, filter.brands());
        categories = wanted(vocabulary.categories, filter.categories());
        colours = wanted(vocabulary.colours, filter.colours());
        sizes = wanted(vocabulary.sizes, filter.sizes());
        namedColours = vocabulary.coloursNamedBy(words);
        namedSizes = vocabulary.sizesNamedBy(words);
    }

    /** Whether only some SKUs of a style may count. */
    boolean narrowsSkus() {
        return colours != null || sizes != null;
    }

    /** Whether the words name both a colour and a size, which should then meet in one SKU. */
    boolean namesColourAndSize() {
        return !namedColours.isEmpty() && !namedSizes.isEmpty();
    }

    /** Whether any field is narrowed. */
    boolean narrows() {
        return brands != null || categories != null || narrowsSkus();
    }

    boolean allowsBrand(StyleEntry style) {
        return brands == null || brands.get(style.brand());
    }

    boolean allowsCategory(StyleEntry style) {
        return categories == null || anyOf(categories, style.categories());
    }

    boolean allowsAnySku(StyleEntry style) {
        return !narrowsSkus() || firstAllowed(style) >= 0;
    }

    boolean allowsColour(StyleEntry style, int sku) {
        return colours == null || colours.get(style.colourOf()[sku]);
    }

    boolean allowsSize(StyleEntry style, int sku) {
        return sizes == null || sizes.get(style.sizeOf()[sku]);
    }

    boolean allows(StyleEntry style, int sku) {
        return allowsColour(style, sku) && allowsSize(style, sku);
    }

    boolean names(StyleEntry style, int sku) {
        return (namedColours.isEmpty() || namedColours.get(style.colourOf()[sku]))
                && (namedSizes.isEmpty() || namedSizes.get(style.sizeOf()[sku]));
    }

    /** Whether an allowed SKU has the named colour and size. */
    boolean namesAny(StyleEntry style) {
        for (int sku = 0; sku < style.skus().length; sku++) {
            if (allows(style, sku) && names(style, sku)) {
                return true;
            }
        }
        return false;
    }

    /** The SKU that stands for the style: allowed and named, or else just allowed. */
    int first(StyleEntry style) {
        for (int sku = 0; sku < style.skus().length; sku++) {
            if (allows(style, sku) && names(style, sku)) {
                return sku;
            }
        }
        return Math.max(0, firstAllowed(style));
    }

    private int firstAllowed(StyleEntry style) {
        for (int sku = 0; sku < style.skus().length; sku++) {
            if (allows(style, sku)) {
                return sku;
            }
        }
        return -1;
    }

    private static boolean anyOf(BitSet wanted, int[] numbers) {
        for (int number : numbers) {
            if (wanted.get(number)) {
                return true;
            }
        }
        return false;
    }

    /** Null when the field is not narrowed; an unknown value matches nothing. */
    private static @Nullable BitSet wanted(ValueNumbers numbers, List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        BitSet wanted = new BitSet();
        for (String value : values) {
            int number = numbers.find(value.strip());
            if (number != ValueNumbers.UNKNOWN) {
                wanted.set(number);
            }
        }
        return wanted;
    }
}
