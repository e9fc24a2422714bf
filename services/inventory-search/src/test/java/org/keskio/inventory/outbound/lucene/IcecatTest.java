package org.keskio.inventory.outbound.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.application.catalogue.CatalogueLine;
import org.keskio.inventory.application.feed.FieldReader;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.SearchFilter;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.StyleCode;

/** A real catalogue of 19,406 products, where its data lies beside the project (see KESKIO_SHARED_DATA). */
class IcecatTest {

    private static final Logger LOG = Logger.getLogger(IcecatTest.class);
    private static final int DEEP = 10;
    /** What plain BM25 reaches with s-stemming; ours must be better by more than chance. */
    private static final double GOAL = 0.76;

    private static final Icecat DATA = new Icecat();
    private static final CatalogueIndex INDEX = new CatalogueIndex(new LocationIndex());
    private static final List<CatalogueLine> LINES = new ArrayList<>();
    private static final List<Refused> REFUSED = new ArrayList<>();

    @BeforeAll
    static void load() throws IOException {
        if (!DATA.isThere()) {
            LOG.warnf("SKIPPED: no Icecat catalogue at %s; set KESKIO_SHARED_DATA", DATA);
        }
        assumeTrue(DATA.isThere(), "no Icecat catalogue at " + DATA);
        Map<StyleCode, List<Product>> styles = new LinkedHashMap<>();
        LINES.addAll(DATA.lines());
        for (CatalogueLine line : LINES) {
            try {
                Product product = line.read();
                styles.put(product.style(), List.of(product));
            } catch (FieldReader.RefusedLine e) {
                REFUSED.add(e.refused());
            }
        }
        INDEX.put(styles);
        INDEX.compact();
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @Test
    void eachEanFindsItsProductAndTheMistypedOneIsRefused() {
        int eans = 0;
        int found = 0;
        for (CatalogueLine line : LINES) {
            for (String ean : line.gtin().split("\\|", -1)) {
                eans++;
                found += Gtin.find(ean)
                                .flatMap(INDEX::find)
                                .filter(product -> product.sku().value().equals(line.sku()))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(eans).isEqualTo(51_459);
        assertThat(found).isEqualTo(51_458);
        assertThat(REFUSED).singleElement().satisfies(refused -> {
            assertThat(refused.field()).isEqualTo("gtin");
            assertThat(refused.reason()).isEqualTo("GTIN must be 8, 12, 13 or 14 digits");
        });
        assertThat(INDEX.styles()).isEqualTo(19_405);
    }

    /**
     * nDCG at 10, gain 2^rating - 1, discount log2(rank + 1), as in Järvelin and Kekäläinen (2002). What nobody judged
     * counts as worthless; queries for which nothing good was judged cannot tell anything and are left out.
     */
    @Test
    void whatPeopleJudgedGoodComesFirst() throws IOException {
        List<Double> all = new ArrayList<>();
        double judgedOnly = 0;
        for (Map.Entry<String, Map<String, Integer>> query : DATA.judgments().entrySet()) {
            Map<String, Integer> ratings = query.getValue();
            double ideal = gain(ratings.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(DEEP)
                    .toList());
            if (ideal > 0) {
                List<String> found = search(query.getKey());
                all.add(gain(ratings(found, ratings)) / ideal);
                List<String> judged =
                        found.stream().filter(ratings::containsKey).toList();
                judgedOnly += gain(ratings(judged, ratings)) / ideal;
            }
        }
        double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        LOG.infof(
                "nDCG@10 over %d queries: %.4f; among the judged products only: %.4f",
                all.size(), mean, judgedOnly / all.size());
        assertThat(all).hasSizeGreaterThan(50);
        assertThat(mean).isGreaterThanOrEqualTo(GOAL);
    }

    private static List<String> search(String words) {
        return Catalogue.codes(INDEX.search(
                new SearchQuery(words, Language.EN, Optional.empty(), SearchFilter.NONE, 0, SearchQuery.MAX_LIMIT)));
    }

    private static List<Integer> ratings(List<String> found, Map<String, Integer> ratings) {
        return found.stream()
                .limit(DEEP)
                .map(product -> ratings.getOrDefault(product, 0))
                .toList();
    }

    private static double gain(List<Integer> ratings) {
        double gain = 0;
        for (int rank = 0; rank < ratings.size(); rank++) {
            gain += ((1 << ratings.get(rank)) - 1) * Math.log(2) / Math.log(rank + 2);
        }
        return gain;
    }
}
