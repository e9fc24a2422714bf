package org.keskio.inventory.outbound.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Words;

/** How text becomes words: split by Unicode, lower case, stemmed by language, without accents. */
final class Analysis {

    /** Each field that is analysed by Lucene itself. */
    static final Analyzer FIELDS;

    private static final Analyzer PLAIN = new Chain(null);
    private static final Map<Language, Analyzer> STEMS = new EnumMap<>(Language.class);
    private static final Set<String> FILLERS;
    // A number and the word behind it; whether that is a unit is asked then.
    private static final Pattern MEASURE =
            Pattern.compile("(?<![\\p{L}\\d.,])(\\d{1,6}(?:[.,]\\d{1,3})?)\\s?(\\p{L}{1,10})(?![\\p{L}\\d])");
    private static final Pattern HYPHEN = Pattern.compile("\\p{L}+(?:-\\p{L}+)+");

    static {
        Map<String, Analyzer> fields = new HashMap<>();
        for (Language language : Language.values()) {
            Analyzer stems = new Chain(language);
            STEMS.put(language, stems);
            fields.put(Fields.name(language), stems);
            fields.put(Fields.text(language), stems);
        }
        FIELDS = new PerFieldAnalyzerWrapper(PLAIN, fields);
        FILLERS = Words.fillers().stream().flatMap(word -> words(word).stream()).collect(Collectors.toSet());
    }

    private Analysis() {}

    /** The words of a text as they are written, in lower case and without accents. */
    static List<String> words(String text) {
        return run(PLAIN, text);
    }

    /** The stems of a text's words. */
    static List<String> stems(Language language, String text) {
        return run(STEMS.getOrDefault(language, PLAIN), text);
    }

    /** What a kind of thing is called, as one term. */
    static String kind(String words) {
        return String.join(" ", stems(Language.EN, words));
    }

    /** A text that says each measure once more in the one form in which it is looked for: {@code 64 GB} as {@code 64gb}. */
    static String withMeasures(String text) {
        List<String> measures = new ArrayList<>(2);
        Matcher measure = MEASURE.matcher(text);
        while (measure.find()) {
            measure(measure).ifPresent(measures::add);
        }
        return measures.isEmpty() ? text : text + " " + String.join(" ", measures);
    }

    /** Words that are written apart or with a hyphen, as one: {@code 64 GB} as {@code 64gb}, {@code t-shirt} as {@code tshirt}. */
    static List<String> joined(String text) {
        List<String> joined = new ArrayList<>(2);
        Matcher measure = MEASURE.matcher(text);
        while (measure.find()) {
            measure(measure).ifPresent(joined::add);
        }
        Matcher hyphen = HYPHEN.matcher(text);
        while (hyphen.find()) {
            joined.addAll(words(hyphen.group().replace("-", "")));
        }
        return joined;
    }

    private static Optional<String> measure(Matcher found) {
        return Words.unit(found.group(2)).map(unit -> found.group(1).replace(',', '.') + unit);
    }

    /** The text with each measure in its one form. */
    private static String measuresJoined(String text) {
        return MEASURE.matcher(text)
                .replaceAll(found -> Words.unit(found.group(2))
                        .map(unit -> found.group(1).replace(',', '.') + unit)
                        .orElseGet(() -> Matcher.quoteReplacement(found.group())));
    }

    /** The words worth looking for; all of them when they are nothing but fillers. */
    static List<String> queryWords(String text, int max) {
        List<String> all = words(measuresJoined(text));
        List<String> words = new ArrayList<>(all.size());
        for (String word : all) {
            if (words.size() < max && !FILLERS.contains(word) && !words.contains(word)) {
                words.add(word);
            }
        }
        return words.isEmpty() ? all.subList(0, Math.min(max, all.size())) : words;
    }

    private static List<String> run(Analyzer analyzer, String text) {
        List<String> words = new ArrayList<>(8);
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static final class Chain extends Analyzer {

        private final @Nullable Language language;

        Chain(@Nullable Language language) {
            this.language = language;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer source = new StandardTokenizer();
            TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(new WithoutEmoji(source)));
            return new TokenStreamComponents(source, new ASCIIFoldingFilter(stem(words)));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(in));
        }

        private TokenStream stem(TokenStream words) {
            if (language == null) {
                return words;
            }
            return switch (language) {
                case FI -> new FinnishLightStemFilter(words);
                case SV -> new SwedishLightStemFilter(words);
                case EN -> new KStemFilter(words);
            };
        }
    }

    /** No product is called by an emoji; a word beside one is still looked for. */
    private static final class WithoutEmoji extends FilteringTokenFilter {

        private static final String EMOJI = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.EMOJI];

        private final TypeAttribute type = addAttribute(TypeAttribute.class);

        WithoutEmoji(TokenStream in) {
            super(in);
        }

        @Override
        protected boolean accept() {
            return !EMOJI.equals(type.type());
        }
    }
}
