package org.keskio.inventory.outbound.lucene;

import org.keskio.inventory.domain.catalogue.Language;

/** The fields of a style's document. */
final class Fields {

    /** Style code; finds the document that a newer one replaces. */
    static final String ID = "id";
    /** Ordinal of the style, as a doc value. */
    static final String ORDINAL = "ordinal";
    /** Words as they are written, for beginnings and typos. */
    static final String WORDS = "words";
    /** Ends of compound words, so that {@code paita} finds {@code merinovillapaita}. */
    static final String TAILS = "tails";
    /** Words of the brand. */
    static final String BRAND = "brand";
    /** Words for category, colours and sizes, in all languages. */
    static final String TRAITS = "traits";

    private static final String[] NAMES = {"name_fi", "name_sv", "name_en"};
    private static final String[] DESCRIPTIONS = {"description_fi", "description_sv", "description_en"};

    private Fields() {}

    static String name(Language language) {
        return NAMES[language.ordinal()];
    }

    static String description(Language language) {
        return DESCRIPTIONS[language.ordinal()];
    }
}
