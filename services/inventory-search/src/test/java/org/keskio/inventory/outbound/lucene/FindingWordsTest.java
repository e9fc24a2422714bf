package org.keskio.inventory.outbound.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.LocalText;
import org.keskio.inventory.domain.catalogue.SearchFilter;
import org.keskio.inventory.domain.catalogue.SearchQuery;
import org.keskio.inventory.domain.catalogue.SearchResult;

/** What people really type, in three languages: inflected, compounded, mistyped, with sizes and colours. */
class FindingWordsTest {

    private static final int AT_LEAST = 60;

    private record Asked(Language language, String words, List<String> expected) {}

    @Test
    void findsWhatPeopleType() throws IOException {
        Catalogue shop = shop();
        List<String> wrong = new ArrayList<>();
        Map<Language, Integer> asked = new EnumMap<>(Language.class);
        for (String line : read("queries.txt")) {
            String[] cells = line.split("\\|", -1);
            Asked query = new Asked(
                    Language.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)),
                    cells[1].strip(),
                    List.of(cells[2].strip().split(" ", -1)));
            asked.merge(query.language, 1, Integer::sum);
            List<String> found = first(shop, query);
            if (!found.containsAll(query.expected)) {
                wrong.add(line + " -> " + found);
            }
        }
        assertThat(wrong).as("what was typed, expected and found").isEmpty();
        assertThat(asked.values()).allMatch(count -> count >= AT_LEAST);
        shop.index.close();
    }

    /** Those that must come first are all and only those that are expected, in any order; a SKU is named by its size. */
    private static List<String> first(Catalogue shop, Asked query) {
        SearchResult result = shop.index.search(
                new SearchQuery(query.words, query.language, Optional.empty(), SearchFilter.NONE, 0, 20));
        return result.hits().stream()
                .limit(query.expected.size())
                .map(hit -> query.expected.getFirst().contains("/")
                        ? hit.product().style() + "/" + hit.product().colour() + "/"
                                + hit.product().size()
                        : hit.product().style().value())
                .toList();
    }

    private static Catalogue shop() throws IOException {
        Catalogue shop = new Catalogue();
        for (String line : read("shop.txt")) {
            String[] cells = line.split("\\|", -1);
            LocalText name = new LocalText(cells[1].strip(), cells[2].strip(), cells[3].strip());
            shop.style(
                    cells[0].strip(),
                    name,
                    "Tunturi",
                    cells[4].strip(),
                    List.of(cells[5].strip().split(" ", -1)),
                    cells[6].strip().split(" ", -1));
        }
        return shop;
    }

    private static List<String> read(String file) throws IOException {
        try (InputStream in = FindingWordsTest.class.getResourceAsStream("/finding/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
