package org.keskio.inventory.outbound.lucene;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keskio.inventory.domain.catalogue.Words;

/** The values of the catalogue's fields and the words that name them. One thread at a time writes. */
final class Vocabulary {

    final ValueNumbers brands = new ValueNumbers();
    final ValueNumbers categories = new ValueNumbers();
    final ValueNumbers colours = new ValueNumbers();
    final ValueNumbers sizes = new ValueNumbers();

    private static final Set<String> DEPARTMENTS = Words.departments().stream()
            .flatMap(word -> Analysis.words(word).stream())
            .collect(Collectors.toSet());

    private final Map<String, BitSet> colourWords = new ConcurrentHashMap<>();
    private final Map<String, BitSet> sizeWords = new ConcurrentHashMap<>();

    int colour(String colour) {
        int known = colours.find(colour);
        return known != ValueNumbers.UNKNOWN ? known : learn(colours, colour, Words.forColour(colour), colourWords);
    }

    int size(String size) {
        int known = sizes.find(size);
        return known != ValueNumbers.UNKNOWN ? known : learn(sizes, size, Words.forSize(size), sizeWords);
    }

    BitSet coloursNamedBy(List<String> words) {
        return namedBy(words, colourWords);
    }

    BitSet sizesNamedBy(List<String> words) {
        return namedBy(words, sizeWords);
    }

    /** Whether a word, without accents, names a colour, a size or a department. */
    boolean isTrait(String word) {
        return colourWords.containsKey(word) || sizeWords.containsKey(word) || DEPARTMENTS.contains(word);
    }

    private static int learn(ValueNumbers numbers, String value, List<String> words, Map<String, BitSet> index) {
        int number = numbers.number(value);
        for (String word : words) {
            for (String written : Analysis.words(word)) {
                index.compute(written, (key, old) -> with(old == null ? new BitSet() : old, number));
            }
        }
        return number;
    }

    /** A new set, since readers may hold the old one. */
    private static BitSet with(BitSet old, int number) {
        BitSet more = (BitSet) old.clone();
        more.set(number);
        return more;
    }

    private static BitSet namedBy(List<String> words, Map<String, BitSet> index) {
        BitSet named = new BitSet();
        for (String word : words) {
            BitSet numbers = index.get(word);
            if (numbers != null) {
                named.or(numbers);
            }
        }
        return named;
    }
}
