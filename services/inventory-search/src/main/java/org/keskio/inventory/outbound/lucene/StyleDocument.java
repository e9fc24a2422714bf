package org.keskio.inventory.outbound.lucene;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.LocalText;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Words;

/** Makes the document under which a style is found. */
final class StyleDocument {

    /** A tail has this many letters at least, and as many before it. */
    static final int MIN_TAIL = 3;

    private static final int MAX_COMPOUND = 40;

    private final Document document = new Document();
    private final Set<String> words = new HashSet<>();

    private StyleDocument() {}

    static Document of(StyleEntry style) {
        return new StyleDocument().build(style);
    }

    private Document build(StyleEntry style) {
        Product first = style.products().getFirst();
        document.add(new StringField(Fields.ID, style.code(), Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.ORDINAL, style.ordinal()));
        names(style.products());
        texts(first);
        keep(Fields.BRAND, new HashSet<>(Analysis.words(first.brand())));
        traits(style);
        words.forEach(word -> document.add(new StringField(Fields.WORDS, word, Field.Store.NO)));
        return document;
    }

    /** Names differ between SKUs of a style in some catalogues; each is worth finding. */
    private void names(List<Product> products) {
        Set<String> tails = new HashSet<>();
        Set<String> roots = new HashSet<>();
        for (Language language : Language.values()) {
            Set<String> names = new HashSet<>();
            for (Product product : products) {
                String name = text(product.name(), language);
                if (!name.isEmpty() && names.add(name)) {
                    document.add(new TextField(Fields.name(language), Analysis.withMeasures(name), Field.Store.NO));
                    words.addAll(Analysis.joined(name));
                    List<String> written = Analysis.words(name);
                    words.addAll(written);
                    written.forEach(word -> tails(word, tails));
                    Analysis.stems(language, name).forEach(stem -> tails(stem, tails));
                    written.forEach(word -> roots(Roots.of(language, word), roots));
                }
            }
        }
        tails.forEach(tail -> document.add(new StringField(Fields.TAILS, tail, Field.Store.NO)));
        roots.forEach(root -> document.add(new StringField(Fields.ROOTS, root, Field.Store.NO)));
    }

    /** All that is said of the style in a language, as one text: a thing's own word comes again and again in it. */
    private void texts(Product product) {
        for (Language language : Language.values()) {
            String name = text(product.name(), language);
            String description = text(product.description(), language);
            if (!name.isEmpty() || !description.isEmpty()) {
                document.add(new TextField(Fields.text(language), Analysis.withMeasures(name), Field.Store.NO));
                document.add(new TextField(Fields.text(language), Analysis.withMeasures(description), Field.Store.NO));
                document.add(new TextField(Fields.text(language), product.brand(), Field.Store.NO));
                document.add(new TextField(Fields.text(language), product.category(), Field.Store.NO));
            }
        }
    }

    private void traits(StyleEntry style) {
        Set<String> traits = new HashSet<>();
        String category = style.products().getFirst().category();
        traits.addAll(analysed(Words.forCategory(category)));
        String kind = Analysis.kind(category.substring(category.lastIndexOf('/') + 1));
        if (!kind.isEmpty()) {
            document.add(new StringField(Fields.KIND, kind, Field.Store.NO));
        }
        style.colourNames().forEach(colour -> traits.addAll(analysed(Words.forColour(colour))));
        Set<String> sizes = new HashSet<>();
        style.sizeNames().forEach(size -> sizes.addAll(analysed(Words.forSize(size))));
        words.addAll(traits);
        traits.addAll(sizes);
        traits.forEach(trait -> document.add(new StringField(Fields.TRAITS, trait, Field.Store.NO)));
    }

    private void keep(String field, Set<String> values) {
        words.addAll(values);
        values.forEach(value -> document.add(new StringField(field, value, Field.Store.NO)));
    }

    private static Set<String> analysed(List<String> texts) {
        Set<String> analysed = new HashSet<>();
        texts.forEach(text -> analysed.addAll(Analysis.words(text)));
        return analysed;
    }

    private static void tails(String word, Set<String> tails) {
        if (word.length() <= MAX_COMPOUND) {
            for (int start = MIN_TAIL; start <= word.length() - MIN_TAIL; start++) {
                tails.add(word.substring(start));
            }
        }
    }

    private static void roots(String root, Set<String> roots) {
        if (!root.isEmpty()) {
            roots.add(root);
            tails(root, roots);
        }
    }

    private static String text(LocalText text, Language language) {
        return switch (language) {
            case FI -> text.fi();
            case SV -> text.sv();
            case EN -> text.en();
        };
    }
}
