package org.keskio.inventory.outbound.lucene;

import java.util.List;
import org.keskio.inventory.domain.catalogue.Language;

/**
 * What is left of a Finnish or Swedish word without its endings, rougher than a stem: endings of case and number go, and in
 * Finnish the grade of consonants is evened out, so that {@code takkeja}, {@code takit} and {@code takki} share a root. Two
 * words with one root need not be one word; so a root counts less than a stem. Takes words in lower case without accents.
 */
final class Roots {

    /** A root has this many letters at least. */
    static final int MIN_ROOT = 3;

    // Longest first. Accents are gone: -ssa stands for -ssä too.
    private static final List<String> FINNISH = List.of(
            "eissa", "eista", "eilla", "eilta", "eille", "oissa", "oista", "oilla", "oilta", "oille", "issa", "ista",
            "illa", "ilta", "ille", "eita", "oita", "ksia", "ssa", "sta", "lla", "lta", "lle", "ksi", "eja", "oja",
            "uja", "yja", "ien", "iin", "jen", "ja", "ia", "in", "en", "n", "t", "a");
    private static final List<String> SWEDISH =
            List.of("orna", "arna", "erna", "ens", "ets", "or", "ar", "er", "en", "et", "an", "na", "a", "e", "s");

    private Roots() {}

    /** The root; empty when the word is too short to have one, or the language knows none. */
    static String of(Language language, String word) {
        String root = switch (language) {
            case FI -> finnish(word);
            case SV -> swedish(word);
            case EN -> "";
        };
        return root.length() < MIN_ROOT ? "" : root;
    }

    private static String finnish(String word) {
        String shorter = nominative(word);
        String stem = withoutVowels(shorter.equals(word) ? without(FINNISH, word) : shorter);
        return evened(stem.endsWith("im") ? stem.substring(0, stem.length() - 2) : stem);
    }

    /** Words whose first case is shorter than the others: kirves - kirveet, saapas - saappaat, keitin - keittimet. */
    private static String nominative(String word) {
        boolean shorter = word.endsWith("as") || word.endsWith("es") || word.endsWith("in");
        return shorter && word.length() > MIN_ROOT + 2 ? word.substring(0, word.length() - 2) : word;
    }

    /** takki - takin, reppu - reput, paita - paidan, kenka - kengat, lippis - lippikset. */
    private static String evened(String stem) {
        String even = stem.replace("kk", "k")
                .replace("pp", "p")
                .replace("tt", "t")
                .replace("ng", "nk")
                .replace('d', 't');
        return even.endsWith("ks") ? even.substring(0, even.length() - 2) + "s" : even;
    }

    private static String swedish(String word) {
        String root = without(SWEDISH, word);
        int end = root.length();
        // stovel - stovlar, vinter - vintrar
        boolean weak = end > MIN_ROOT + 1 && root.charAt(end - 2) == 'e' && "lrn".indexOf(root.charAt(end - 1)) >= 0;
        return weak ? root.substring(0, end - 2) + root.charAt(end - 1) : root;
    }

    private static String without(List<String> endings, String word) {
        for (String ending : endings) {
            if (word.endsWith(ending) && word.length() - ending.length() >= MIN_ROOT) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static String withoutVowels(String word) {
        int end = word.length();
        while (end > MIN_ROOT && "aeiouyj".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }
}
