package org.keskio.inventory.outbound.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.keskio.inventory.domain.catalogue.Language;

/**
 * Turns words into a Lucene query, without any query syntax. Each word may be met by a name, a trait, the brand, a part of
 * a compound, a beginning, a description or, when nothing is written like it, by its two halves or by something that is
 * nearly written like it.
 */
final class WordQuery {

    private static final float OWN_NAME = 2;
    private static final float BRAND = 1;
    private static final float OTHER_NAME = 1;
    private static final float TEXT = 4;
    private static final float TAIL = 1.2f;
    private static final float TRAIT = 1;
    private static final float ROOT = 0.8f;
    // Flat scores. That the words are what the category says weighs as much as a rare word; the others less than a
    // whole word.
    private static final float KIND = 5;
    private static final float BEGINNING = 0.5f;
    private static final float INSIDE = 0.3f;
    private static final float TYPO = 0.15f;
    private static final float TIE = 0.1f;

    private static final int MIN_BEGINNING = 2;
    private static final int MIN_INSIDE = 4;
    private static final int MIN_HALF = 3;
    // A stem of a language that is not the asker's own is often no word at all.
    private static final int MIN_FOREIGN_TAIL = 5;
    private static final int MIN_ONE_TYPO = 4;
    private static final int MIN_TWO_TYPOS = 8;
    private static final int MAX_TYPO_LENGTH = 30;
    private static final int MAX_VARIANTS = 32;
    private static final int MAX_KIND = 3;

    private final IndexSearcher searcher;
    private final Language language;
    private final List<String> words;
    private final List<Query> clauses = new ArrayList<>();

    WordQuery(IndexSearcher searcher, Language language, List<String> words) throws IOException {
        this.searcher = searcher;
        this.language = language;
        this.words = words;
        for (int i = 0; i < words.size(); i++) {
            clauses.add(word(words.get(i), i == words.size() - 1));
        }
    }

    /** Finds what meets all words. */
    Query all() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        clauses.forEach(clause -> all.add(clause, BooleanClause.Occur.MUST));
        return kinds(all).build();
    }

    /** Finds what meets at least half of the words. */
    Query half() {
        BooleanQuery.Builder half = new BooleanQuery.Builder();
        clauses.forEach(clause -> half.add(clause, BooleanClause.Occur.SHOULD));
        half.setMinimumNumberShouldMatch((clauses.size() + 1) / 2);
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(half.build(), BooleanClause.Occur.MUST);
        return kinds(query).build();
    }

    /** Finds what meets each word that must be met and half of the others, but not all words. */
    Query nearly(Predicate<String> must) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        BooleanQuery.Builder rest = new BooleanQuery.Builder();
        int free = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean fixed = must.test(words.get(i));
            free += fixed ? 0 : 1;
            (fixed ? query : rest).add(clauses.get(i), fixed ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
        }
        query.add(rest.setMinimumNumberShouldMatch((free + 1) / 2).build(), BooleanClause.Occur.MUST);
        BooleanQuery.Builder complete = new BooleanQuery.Builder();
        clauses.forEach(clause -> complete.add(clause, BooleanClause.Occur.FILTER));
        query.add(complete.build(), BooleanClause.Occur.MUST_NOT);
        return kinds(query).build();
    }

    /** What a category is called by words that stand together is what they mean. */
    private BooleanQuery.Builder kinds(BooleanQuery.Builder query) {
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + MAX_KIND); to++) {
                Term kind = new Term(Fields.KIND, Analysis.kind(String.join(" ", words.subList(from, to))));
                query.add(flat(new TermQuery(kind), KIND * (to - from)), BooleanClause.Occur.SHOULD);
            }
        }
        return query;
    }

    private Query word(String word, boolean last) throws IOException {
        List<Query> ways = new ArrayList<>(16);
        boolean written = addWhole(word, ways);
        List<Query> texts = texts(word);
        if (last && word.length() >= MIN_BEGINNING || word.length() >= MIN_INSIDE) {
            ways.add(flat(new PrefixQuery(new Term(Fields.WORDS, word)), BEGINNING));
        }
        if (word.length() >= MIN_INSIDE) {
            ways.add(flat(new PrefixQuery(new Term(Fields.TAILS, word)), INSIDE));
        }
        boolean rooted = (language != Language.EN || !written) && addRoots(word, ways);
        if (!written && !rooted && texts.isEmpty() && !addHalves(word, ways)) {
            addTypos(word, ways);
        }
        Query name = new DisjunctionMaxQuery(ways, TIE);
        // A word that stands in the name and again in the description says more of the thing than once in either.
        return texts.isEmpty() ? name : new DisjunctionMaxQuery(List.of(name, new DisjunctionMaxQuery(texts, TIE)), 1);
    }

    /** Whether anything in the catalogue is called so. */
    private boolean addWhole(String word, List<Query> ways) throws IOException {
        boolean found = add(Fields.BRAND, word, BRAND, ways);
        found |= add(Fields.TRAITS, word, TRAIT, ways);
        found |= add(Fields.WORDS, word, OTHER_NAME, ways);
        boolean compound = word.length() > StyleDocument.MIN_TAIL;
        if (compound) {
            found |= add(Fields.TAILS, word, TAIL, ways);
        }
        for (Language name : Language.values()) {
            for (String stem : Analysis.stems(name, word)) {
                found |= add(Fields.name(name), stem, name == language ? OWN_NAME : OTHER_NAME, ways);
                int min = name == language ? StyleDocument.MIN_TAIL : MIN_FOREIGN_TAIL;
                if (compound && stem.length() >= min && !stem.equals(word)) {
                    found |= add(Fields.TAILS, stem, TAIL, ways);
                }
            }
        }
        return found;
    }

    private List<Query> texts(String word) throws IOException {
        List<Query> texts = new ArrayList<>(3);
        for (Language text : Language.values()) {
            for (String stem : Analysis.stems(text, word)) {
                add(Fields.text(text), stem, TEXT, texts);
            }
        }
        return texts;
    }

    /** Other forms of the word, in Finnish and Swedish; for those who speak neither, only when nothing else is found. */
    private boolean addRoots(String word, List<Query> ways) throws IOException {
        boolean found = false;
        for (Language roots : Language.values()) {
            String root = Roots.of(roots, word);
            found |= !root.isEmpty() && add(Fields.ROOTS, root, ROOT, ways);
        }
        return found;
    }

    /** A compound that nothing is called, made of two words that things are called. */
    private boolean addHalves(String word, List<Query> ways) throws IOException {
        boolean found = false;
        for (int at = MIN_HALF; at <= word.length() - MIN_HALF; at++) {
            List<Query> first = new ArrayList<>(4);
            List<Query> second = new ArrayList<>(8);
            String head = word.substring(0, at);
            boolean known = addWhole(head, first);
            if (!known && head.endsWith("s") && at > MIN_HALF) { // ungdoms-jacka
                known = addWhole(head.substring(0, at - 1), first);
            }
            if (known && addWhole(word.substring(at), second)) {
                ways.add(new BooleanQuery.Builder()
                        .add(new DisjunctionMaxQuery(first, 0), BooleanClause.Occur.MUST)
                        .add(new DisjunctionMaxQuery(second, 0), BooleanClause.Occur.MUST)
                        .build());
                found = true;
            }
        }
        return found;
    }

    private static void addTypos(String word, List<Query> ways) {
        int typos = typos(word);
        if (typos > 0) {
            Term term = new Term(Fields.WORDS, word);
            ways.add(new BoostQuery(new FuzzyQuery(term, typos, 1, MAX_VARIANTS, true), TYPO));
        }
    }

    private boolean add(String field, String text, float boost, List<Query> ways) throws IOException {
        Term term = new Term(field, text);
        TermStates states = TermStates.build(searcher, term, true);
        if (states.docFreq() == 0) {
            return false;
        }
        ways.add(new BoostQuery(new TermQuery(term, states), boost));
        return true;
    }

    private static Query flat(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private static int typos(String word) {
        int length = word.length();
        if (length < MIN_ONE_TYPO || length > MAX_TYPO_LENGTH) {
            return 0;
        }
        return length < MIN_TWO_TYPOS ? 1 : 2;
    }
}
