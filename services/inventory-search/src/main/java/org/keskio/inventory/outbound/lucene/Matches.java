package org.keskio.inventory.outbound.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.catalogue.SearchResult;

/** Collects what matches: counts it, counts its facets, keeps the best. */
final class Matches extends SimpleCollector {

    private static final int MAX_FACET_VALUES = 50;
    private static final int REACH_BITS = 2;
    // What is left of a score when its sign, its exponent and three bits more are taken: steps of about a tenth.
    private static final int REST_BITS = 20;
    private static final float COLOUR_AND_SIZE_MEET = 1.25f;
    private static final Comparator<SearchResult.Value> LARGEST =
            Comparator.comparingInt(SearchResult.Value::count).reversed().thenComparing(SearchResult.Value::value);

    private final CatalogueIndex index;
    private final LocationIndex.View view;
    private final Wishes wishes;
    private final TopStyles top;
    private final boolean meet;

    private final Vocabulary vocabulary;
    private final int[] brands;
    private final int[] categories;
    private final int[] colours;
    private final int[] sizes;
    private final int[] colourSeen;
    private final int[] sizeSeen;
    private int total;
    private int seen;
    private StyleEntry[] following = {};

    private @Nullable NumericDocValues ordinals;
    private @Nullable Scorable scorer;

    Matches(CatalogueIndex index, LocationIndex.View view, Wishes wishes, int keep) {
        this.index = index;
        this.view = view;
        this.wishes = wishes;
        this.meet = wishes.namesColourAndSize();
        this.top = new TopStyles(keep);
        this.vocabulary = index.vocabulary();
        brands = new int[vocabulary.brands.size()];
        categories = new int[vocabulary.categories.size()];
        colours = new int[vocabulary.colours.size()];
        sizes = new int[vocabulary.sizes.size()];
        colourSeen = wishes.narrows() ? new int[colours.length] : new int[0];
        sizeSeen = wishes.narrows() ? new int[sizes.length] : new int[0];
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        ordinals = context.reader().getNumericDocValues(Fields.ORDINAL);
    }

    @Override
    public void setScorer(Scorable scorable) {
        scorer = scorable;
    }

    @Override
    public void collect(int doc) throws IOException {
        if (ordinals != null && scorer != null && ordinals.advanceExact(doc)) {
            StyleEntry style = index.styleAt((int) ordinals.longValue());
            if (style != null) {
                take(style, scorer.score());
            }
        }
    }

    void take(StyleEntry style, float score) {
        if (wishes.narrows() && !countNarrowed(style)) {
            return;
        }
        total++;
        if (!wishes.narrows()) {
            count(style);
        }
        boolean better = meet && wishes.namesAny(style);
        top.offer(key(style, better ? score * COLOUR_AND_SIZE_MEET : score), style);
    }

    int total() {
        return total;
    }

    /** The best first, then what follows them. */
    StyleEntry[] best() {
        StyleEntry[] best = top.drain();
        StyleEntry[] all = Arrays.copyOf(best, best.length + following.length);
        System.arraycopy(following, 0, all, best.length, following.length);
        return all;
    }

    /** Lets styles follow that do not match; they are no part of the counts by field. */
    void follow(StyleEntry[] styles) {
        following = styles;
        total += styles.length;
    }

    List<SearchResult.Facet> facets() {
        return List.of(
                facet("brand", brands, vocabulary.brands),
                facet("category", categories, vocabulary.categories),
                facet("colour", colours, vocabulary.colours),
                facet("size", sizes, vocabulary.sizes));
    }

    /**
     * Text first, in steps of about a tenth so that nearly equal matches are equal; then what is here, near, anywhere;
     * then what sells; then the rest of the text's score.
     */
    private long key(StyleEntry style, float score) {
        long bits = Float.floatToRawIntBits(score) & 0xffff_ffffL;
        long key = bits >>> REST_BITS << REACH_BITS | reach(style.ordinal());
        key = key << Selling.BITS | index.selling().step(style.ordinal());
        return key << REST_BITS | bits & (1L << REST_BITS) - 1;
    }

    private int reach(int style) {
        StylePresence presence = index.presence();
        if (view.here() >= 0) {
            if (presence.has(view.here(), style)) {
                return 3;
            }
            for (int near : view.near()) {
                if (presence.has(near, style)) {
                    return 2;
                }
            }
        }
        return presence.anywhere(style) ? 1 : 0;
    }

    private void count(StyleEntry style) {
        if (style.brand() < brands.length) {
            brands[style.brand()]++;
        }
        countAll(style.categories(), categories);
        countAll(style.colours(), colours);
        countAll(style.sizes(), sizes);
    }

    /**
     * Counts each field over what passes the filters of the other fields, so that its other values stay to be chosen too;
     * whether the style passes all of them.
     */
    private boolean countNarrowed(StyleEntry style) {
        seen++;
        boolean brand = wishes.allowsBrand(style);
        boolean category = wishes.allowsCategory(style);
        boolean sku = wishes.allowsAnySku(style);
        if (category && sku && style.brand() < brands.length) {
            brands[style.brand()]++;
        }
        if (brand && sku) {
            countAll(style.categories(), categories);
        }
        if (brand && category) {
            countSkus(style);
        }
        return brand && category && sku;
    }

    private static void countAll(int[] numbers, int[] counts) {
        for (int number : numbers) {
            if (number < counts.length) {
                counts[number]++;
            }
        }
    }

    /** Each colour and size once for the style; the running number of the style tells whether it was counted. */
    private void countSkus(StyleEntry style) {
        for (int sku = 0; sku < style.skus().length; sku++) {
            if (wishes.allowsSize(style, sku)) {
                countOnce(style.colourOf()[sku], colours, colourSeen);
            }
            if (wishes.allowsColour(style, sku)) {
                countOnce(style.sizeOf()[sku], sizes, sizeSeen);
            }
        }
    }

    private void countOnce(int number, int[] counts, int[] lastSeen) {
        if (number < counts.length && lastSeen[number] != seen) {
            lastSeen[number] = seen;
            counts[number]++;
        }
    }

    private static SearchResult.Facet facet(String field, int[] counts, ValueNumbers numbers) {
        List<SearchResult.Value> values = new ArrayList<>();
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0 && !numbers.value(number).isEmpty()) {
                values.add(new SearchResult.Value(numbers.value(number), counts[number]));
            }
        }
        values.sort(LARGEST);
        return new SearchResult.Facet(field, List.copyOf(values.subList(0, Math.min(MAX_FACET_VALUES, values.size()))));
    }
}
