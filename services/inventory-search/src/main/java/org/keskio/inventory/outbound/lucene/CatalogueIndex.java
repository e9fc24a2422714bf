package org.keskio.inventory.outbound.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.catalogue.CatalogueSearch;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.domain.catalogue.Availability;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Reach;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.SearchResult;
import org.keskio.inventory.domain.catalogue.SizeOrder;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.catalogue.StyleHit;
import org.keskio.inventory.domain.catalogue.StyleMatrix;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * The catalogue and what can be promised of it, in memory: one Lucene document a style, 6 bytes a cell of stock. Writers
 * take turns; readers never wait. Can be built without a container.
 */
public final class CatalogueIndex implements CatalogueSearch, ProductsByCode, AutoCloseable {

    private static final int MAX_WORDS = 16;
    /** With so many hits nobody misses those that are nearly what was asked for. */
    private static final int SCREENFUL = 10;

    private static final Comparator<Product> MATRIX_ORDER = Comparator.comparing(Product::colour)
            .thenComparing(Product::size, SizeOrder.NATURAL)
            .thenComparing(Product::sku);
    private static final Comparator<Availability.Place> NEAREST_PLACE = Comparator.comparingDouble(
                    Availability.Place::km)
            .thenComparing(place -> place.location().code());

    private final LocationIndex locations;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Cells cells = new Cells();
    private final StylePresence presence = new StylePresence();
    private final Selling selling = new Selling();

    private final Map<String, Integer> skuOrdinals = new ConcurrentHashMap<>();
    private final Map<Gtin, Sku> gtins = new ConcurrentHashMap<>();
    private final Map<String, StyleEntry> styles = new ConcurrentHashMap<>();
    private volatile @Nullable StyleEntry[] styleByOrdinal = new @Nullable StyleEntry[64];
    private volatile Listing[] listings = new Listing[0];
    private int styleCount;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** A product and the style that it stands in. */
    private record Listing(@Nullable Product product, int style) {

        private static final Listing NONE = new Listing(null, -1);
    }

    /** An empty index over the locations. */
    public CatalogueIndex(LocationIndex locations) {
        this.locations = locations;
        try {
            IndexWriterConfig config = new IndexWriterConfig(Analysis.FIELDS).setCommitOnClose(false);
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, new WithoutCache());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces styles by what the catalogue has of them now; a style without products goes. */
    public synchronized void put(Map<StyleCode, List<Product>> changed) {
        try {
            for (Map.Entry<StyleCode, List<Product>> style : changed.entrySet()) {
                put(style.getKey().value(), style.getValue());
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what a location has of a SKU, unless something newer is known. */
    public synchronized void putStock(String sku, String location, int available, long version) {
        int ordinal = skuOrdinal(sku);
        int place = locations.ordinal(location);
        if (cells.put(ordinal, place, available, version)) {
            notePresence(ordinal, place, available > 0);
        }
    }

    /** Takes what sells: pieces by style; what is not named does not sell. */
    public synchronized void putSelling(Map<StyleCode, Double> pieces) {
        Map<Integer, Double> known = new HashMap<>();
        pieces.forEach((code, sold) -> {
            StyleEntry style = styles.get(code.value());
            if (style != null) {
                known.put(style.ordinal(), sold);
            }
        });
        selling.replace(known);
    }

    /** Pieces that are shown of a SKU at a location. */
    public int pieces(String sku, String location) {
        Integer ordinal = skuOrdinals.get(sku);
        return ordinal == null ? 0 : cells.pieces(ordinal, locations.ordinal(location));
    }

    /** After loading: gives back memory and makes the index one piece. */
    public synchronized void compact() {
        try {
            cells.trim(skuOrdinals.size());
            writer.forceMerge(1);
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SearchResult search(SearchQuery query) {
        LocationIndex.View view = locations.seenFrom(query.store());
        String text = query.text().strip();
        Optional<Product> exact = exact(text);
        List<String> words = exact.isPresent() ? List.of() : Analysis.queryWords(text, MAX_WORDS);
        Wishes wishes = new Wishes(vocabulary, query.filter(), words);
        int keep = query.offset() + query.limit();
        Matches matches = exact.isPresent()
                ? named(exact.get(), new Matches(this, view, wishes, keep))
                : text.isEmpty()
                        ? everything(new Matches(this, view, wishes, keep))
                        : matching(words, query.language(), view, wishes, keep);
        return new SearchResult(
                hits(matches.best(), query.offset(), keep, view, wishes, exact),
                matches.total(),
                matches.facets(),
                exact.map(Product::sku));
    }

    @Override
    public Optional<StyleMatrix> style(StyleCode code, Optional<LocationCode> store) {
        LocationIndex.View view = locations.seenFrom(store);
        return Optional.ofNullable(styles.get(code.value())).map(style -> {
            List<StyleMatrix.Cell> matrix = new ArrayList<>(style.skus().length);
            for (int i = 0; i < style.skus().length; i++) {
                matrix.add(new StyleMatrix.Cell(style.products().get(i), reach(style.skus()[i], view)));
            }
            return new StyleMatrix(style.colourNames(), style.sizeNames(), matrix);
        });
    }

    @Override
    public Optional<Product> find(Sku sku) {
        return product(sku.value());
    }

    @Override
    public Optional<Product> find(Gtin gtin) {
        Sku sku = gtins.get(gtin);
        return sku == null ? Optional.empty() : find(sku);
    }

    @Override
    public Optional<Availability> availability(Sku sku, Optional<LocationCode> store) {
        Integer ordinal = skuOrdinals.get(sku.value());
        if (ordinal == null || product(sku.value()).isEmpty()) {
            return Optional.empty();
        }
        LocationIndex.View view = locations.seenFrom(store);
        return Optional.of(new Availability(sku, reach(ordinal, view), places(ordinal, view)));
    }

    /** How many styles the catalogue has. */
    public int styles() {
        return styles.size();
    }

    /** How many SKUs the catalogue has. */
    public int skus() {
        int known = 0;
        for (StyleEntry style : styles.values()) {
            known += style.skus().length;
        }
        return known;
    }

    /** What availability takes in memory: cells with pieces, and all bytes that serve them. */
    public Room room() {
        return new Room(cells.present(), cells.bytes() + presence.bytes());
    }

    /** Cells with pieces, and the bytes of arrays, their headers and what points to them. */
    public record Room(long cells, long bytes) {

        /** Bytes for one cell with pieces. */
        public double bytesPerCell() {
            return cells == 0 ? 0 : (double) bytes / cells;
        }
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    StylePresence presence() {
        return presence;
    }

    Selling selling() {
        return selling;
    }

    @Nullable
    StyleEntry styleAt(int ordinal) {
        @Nullable StyleEntry[] all = styleByOrdinal;
        return ordinal < all.length ? all[ordinal] : null;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- searching

    private Optional<Product> exact(String text) {
        if (text.isEmpty() || text.length() > 32) {
            return Optional.empty();
        }
        Optional<Product> bySku = product(text).or(() -> product(text.toUpperCase(Locale.ROOT)));
        if (bySku.isPresent()) {
            return bySku;
        }
        return Gtin.find(text).flatMap(this::find);
    }

    private Matches named(Product product, Matches matches) {
        StyleEntry style = styles.get(product.style().value());
        if (style != null) {
            matches.take(style, 1);
        }
        return matches;
    }

    private Matches everything(Matches matches) {
        for (StyleEntry style : styles.values()) {
            matches.take(style, 1);
        }
        return matches;
    }

    /**
     * All words must be met; when that finds nothing, half of them. When it finds less than a screenful, things follow
     * that meet half of the words, but each colour, size and department.
     */
    private Matches matching(List<String> words, Language language, LocationIndex.View view, Wishes wishes, int keep) {
        Matches matches = new Matches(this, view, wishes, keep);
        if (words.isEmpty()) {
            return matches;
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                WordQuery query = new WordQuery(searcher, language, words);
                search(searcher, query.all(), matches);
                if (words.size() == 1 || matches.total() >= SCREENFUL) {
                    return matches;
                }
                if (matches.total() == 0) {
                    Matches half = new Matches(this, view, wishes, keep);
                    search(searcher, query.half(), half);
                    return half;
                }
                if (words.stream().filter(word -> !vocabulary.isTrait(word)).count() > 1) {
                    Matches more = new Matches(this, view, wishes, SCREENFUL - matches.total());
                    search(searcher, query.nearly(vocabulary::isTrait), more);
                    matches.follow(more.best());
                }
                return matches;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In this thread, with this one collector. */
    private static void search(IndexSearcher searcher, Query query, Matches matches) throws IOException {
        int total = searcher.search(query, new CollectorManager<Matches, Integer>() {
            @Override
            public Matches newCollector() {
                return matches;
            }

            @Override
            public Integer reduce(Collection<Matches> collectors) {
                return matches.total();
            }
        });
        assert total >= 0;
    }

    private List<StyleHit> hits(
            StyleEntry[] best, int offset, int keep, LocationIndex.View view, Wishes wishes, Optional<Product> exact) {
        List<StyleHit> hits = new ArrayList<>(Math.max(0, best.length - offset));
        for (int i = offset; i < Math.min(best.length, keep); i++) {
            hits.add(hit(best[i], view, wishes, exact));
        }
        return hits;
    }

    private StyleHit hit(StyleEntry style, LocationIndex.View view, Wishes wishes, Optional<Product> exact) {
        int here = 0;
        int anywhere = 0;
        for (int i = 0; i < style.skus().length; i++) {
            if (wishes.allows(style, i)) {
                byte[] stock = cells.of(style.skus()[i]);
                for (int c = 0; c < Cells.count(stock); c++) {
                    long cell = Cells.at(stock, c);
                    anywhere += Cells.pieces(cell);
                    here += Cells.location(cell) == view.here() ? Cells.pieces(cell) : 0;
                }
            }
        }
        Product product = exact.orElseGet(() -> style.products().get(wishes.first(style)));
        return new StyleHit(product, style.colourNames(), style.sizeNames(), here, anywhere);
    }

    private Reach reach(int sku, LocationIndex.View view) {
        int here = 0;
        int near = 0;
        int network = 0;
        int partner = 0;
        byte[] stock = cells.of(sku);
        for (int i = 0; i < Cells.count(stock); i++) {
            long cell = Cells.at(stock, i);
            int pieces = Cells.pieces(cell);
            switch (view.of(Cells.location(cell))) {
                case HERE -> {
                    here += pieces;
                    network += pieces;
                }
                case NEAR -> {
                    near += pieces;
                    network += pieces;
                }
                case NETWORK -> network += pieces;
                case PARTNER -> partner += pieces;
                case UNKNOWN -> {
                    // its location has not been heard of yet
                }
            }
        }
        return new Reach(here, near, network, partner);
    }

    private List<Availability.Place> places(int sku, LocationIndex.View view) {
        List<Availability.Place> places = new ArrayList<>();
        byte[] stock = cells.of(sku);
        for (int i = 0; i < Cells.count(stock); i++) {
            long cell = Cells.at(stock, i);
            if (Cells.pieces(cell) > 0 && Cells.location(cell) < view.locations().length) {
                var location = view.locations()[Cells.location(cell)];
                if (location != null) {
                    places.add(new Availability.Place(location, Cells.pieces(cell), view.kmTo(location)));
                }
            }
        }
        places.sort(NEAREST_PLACE);
        return List.copyOf(places.subList(0, Math.min(Availability.MAX_PLACES, places.size())));
    }

    private Optional<Product> product(String sku) {
        Integer ordinal = skuOrdinals.get(sku);
        Listing[] all = listings;
        if (ordinal == null || ordinal >= all.length) {
            return Optional.empty();
        }
        return Optional.ofNullable(all[ordinal].product());
    }

    // ---- writing

    private void put(String code, List<Product> products) throws IOException {
        StyleEntry old = styles.get(code);
        if (old != null && old.isMadeOf(products)) {
            return; // heard of twice: from the import and from its fact
        }
        int ordinal = old == null ? styleCount++ : old.ordinal();
        if (old != null) {
            forget(old);
        }
        Term id = new Term(Fields.ID, code);
        if (products.isEmpty()) {
            styles.remove(code);
            setStyle(ordinal, null);
            if (old != null) {
                writer.deleteDocuments(id);
            }
            return;
        }
        StyleEntry style = entry(ordinal, products);
        styles.put(code, style);
        setStyle(ordinal, style);
        list(style);
        if (old == null) {
            writer.addDocument(StyleDocument.of(style));
        } else {
            writer.updateDocument(id, StyleDocument.of(style));
        }
        notePresence(style);
    }

    /** A SKU that moved to another style may already stand there. */
    private void forget(StyleEntry old) {
        Listing[] all = listings;
        for (int i = 0; i < old.skus().length; i++) {
            Product product = old.products().get(i);
            if (all[old.skus()[i]].style() == old.ordinal()) {
                all[old.skus()[i]] = Listing.NONE;
                product.gtins().forEach(gtin -> gtins.remove(gtin, product.sku()));
            }
        }
    }

    private void list(StyleEntry style) {
        for (int i = 0; i < style.skus().length; i++) {
            Product product = style.products().get(i);
            listings[style.skus()[i]] = new Listing(product, style.ordinal());
            product.gtins().forEach(gtin -> gtins.put(gtin, product.sku()));
        }
    }

    private StyleEntry entry(int ordinal, List<Product> products) {
        List<Product> sorted = products.stream().sorted(MATRIX_ORDER).toList();
        int[] skus = sorted.stream().mapToInt(p -> skuOrdinal(p.sku().value())).toArray();
        int[] colourOf =
                sorted.stream().mapToInt(p -> vocabulary.colour(p.colour())).toArray();
        int[] sizeOf = sorted.stream().mapToInt(p -> vocabulary.size(p.size())).toArray();
        List<String> sizeNames = sorted.stream()
                .map(Product::size)
                .distinct()
                .sorted(SizeOrder.NATURAL)
                .toList();
        return new StyleEntry(
                ordinal,
                sorted,
                skus,
                colourOf,
                sizeOf,
                vocabulary.brands.number(sorted.getFirst().brand()),
                categories(sorted.getFirst().category()),
                Arrays.stream(colourOf).distinct().toArray(),
                sizeNames.stream().mapToInt(vocabulary::size).distinct().toArray(),
                sorted.stream().map(Product::colour).distinct().toList(),
                sizeNames);
    }

    private int[] categories(String path) {
        List<Integer> numbers = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            numbers.add(vocabulary.categories.number(path.substring(0, slash)));
        }
        numbers.add(vocabulary.categories.number(path));
        return numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    private int skuOrdinal(String sku) {
        Integer known = skuOrdinals.get(sku);
        if (known != null) {
            return known;
        }
        int ordinal = skuOrdinals.size();
        Listing[] all = listings;
        if (ordinal >= all.length) {
            Listing[] grown = Arrays.copyOf(all, Math.max(64, all.length + all.length / 2));
            Arrays.fill(grown, all.length, grown.length, Listing.NONE);
            listings = grown;
        }
        skuOrdinals.put(sku, ordinal);
        return ordinal;
    }

    private void setStyle(int ordinal, @Nullable StyleEntry style) {
        @Nullable StyleEntry[] all = styleByOrdinal;
        if (ordinal >= all.length) {
            all = Arrays.copyOf(all, all.length * 2);
        }
        all[ordinal] = style;
        styleByOrdinal = all;
    }

    private void notePresence(int sku, int location, boolean present) {
        StyleEntry style = styleAt(Math.max(0, listings[sku].style()));
        if (style == null || listings[sku].style() < 0) {
            return;
        }
        presence.set(location, style.ordinal(), present || hasAny(style, location));
        presence.setAnywhere(style.ordinal(), present || hasAny(style));
    }

    private void notePresence(StyleEntry style) {
        for (int location = 0; location < presence.locations(); location++) {
            presence.set(location, style.ordinal(), false);
        }
        for (int sku : style.skus()) {
            byte[] stock = cells.of(sku);
            for (int i = 0; i < Cells.count(stock); i++) {
                long cell = Cells.at(stock, i);
                if (Cells.pieces(cell) > 0) {
                    presence.set(Cells.location(cell), style.ordinal(), true);
                }
            }
        }
        presence.setAnywhere(style.ordinal(), hasAny(style));
    }

    private boolean hasAny(StyleEntry style, int location) {
        for (int sku : style.skus()) {
            if (cells.pieces(sku, location) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAny(StyleEntry style) {
        for (int sku : style.skus()) {
            if (cells.any(sku)) {
                return true;
            }
        }
        return false;
    }

    /** Every query is different; a cache of them only costs. */
    private static final class WithoutCache extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
