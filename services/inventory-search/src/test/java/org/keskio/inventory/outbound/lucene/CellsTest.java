package org.keskio.inventory.outbound.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CellsTest {

    private record News(int sku, int location, int available, long version) {}

    @Property
    void holdWhatTheNewestNewsSaid(@ForAll("news") List<News> all) {
        Cells cells = new Cells();
        Map<List<Integer>, News> newest = new HashMap<>();
        for (News news : all) {
            List<Integer> key = List.of(news.sku, news.location);
            News known = newest.get(key);
            boolean taken = cells.put(news.sku, news.location, news.available, news.version);
            assertThat(taken).isEqualTo(known == null || news.version > known.version);
            if (taken) {
                newest.put(key, news);
            }
        }
        cells.trim(6);
        newest.forEach((key, news) -> assertThat(cells.pieces(news.sku, news.location))
                .isEqualTo(Math.min(news.available, Cells.MAX_PIECES)));
    }

    @Test
    void versionsMayPassTheEndOfTheirBits() {
        Cells cells = new Cells();
        long last = (1L << 16) - 1;
        assertThat(cells.put(0, 0, 1, last)).isTrue();
        assertThat(cells.put(0, 0, 2, last + 1)).isTrue();
        assertThat(cells.put(0, 0, 3, last)).isFalse();
        assertThat(cells.pieces(0, 0)).isEqualTo(2);
    }

    @Provide
    Arbitrary<List<News>> news() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(0, 1, 7, 200, LocationIndex.MAX_LOCATIONS - 1),
                        Arbitraries.integers().between(0, 2_000_000),
                        Arbitraries.longs().between(1, 50))
                .as(News::new)
                .list()
                .ofMaxSize(100);
    }
}
