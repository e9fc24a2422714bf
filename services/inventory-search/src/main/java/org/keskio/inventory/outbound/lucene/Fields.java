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
    /** Roots of the words of Finnish and Swedish names, and the ends of their compounds. */
    static final String ROOTS = "roots";
    /** Words of the brand. */
    static final String BRAND = "brand";
    /** Words for category, colours and sizes, in all languages. */
    static final String TRAITS = "traits";

    private static final String[] NAMES = {"name_fi", "name_sv", "name_en"};
    /** What the last part of the category says it is, stemmed, as one term. */
    static final String KIND = "kind";

    private static final String[] TEXTS = {"text_fi", "text_sv", "text_en"};

    private Fields() {}

    static String name(Language language) {
        return NAMES[language.ordinal()];
    }

    static String text(Language language) {
        return TEXTS[language.ordinal()];
    }
}
