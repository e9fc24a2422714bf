package org.keskio.inventory.outbound.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * a compound, a beginning, a description or, when nothing is written like it, by something that is nearly written like it.
 */
final class WordQuery {

    private static final float OWN_NAME = 3;
    private static final float BRAND = 3;
    private static final float TRAIT = 2.5f;
    private static final float OTHER_NAME = 2;
    private static final float TAIL = 1.2f;
    private static final float DESCRIPTION = 0.5f;
    // Flat scores, below those of a whole word.
    private static final float BEGINNING = 0.5f;
    private static final float INSIDE = 0.3f;
    private static final float TYPO = 0.15f;
    private static final float TIE = 0.1f;

    private static final int MIN_BEGINNING = 2;
    private static final int MIN_INSIDE = 4;
    private static final int MIN_ONE_TYPO = 4;
    private static final int MIN_TWO_TYPOS = 8;
    private static final int MAX_TYPO_LENGTH = 30;
    private static final int MAX_VARIANTS = 32;

    private final IndexSearcher searcher;
    private final Language language;

    WordQuery(IndexSearcher searcher, Language language) {
        this.searcher = searcher;
        this.language = language;
    }

    /** Finds what meets at least {@code needed} of the words. */
    Query of(List<String> words, int needed) throws IOException {
        List<Query> clauses = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            clauses.add(word(words.get(i), i == words.size() - 1));
        }
        if (clauses.size() == 1) {
            return clauses.getFirst();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean each = needed == words.size();
        clauses.forEach(clause -> all.add(clause, each ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD));
        return each ? all.build() : all.setMinimumNumberShouldMatch(needed).build();
    }

    private Query word(String word, boolean last) throws IOException {
        List<Query> ways = new ArrayList<>(16);
        boolean written = addWhole(word, ways);
        addDescriptions(word, ways);
        if (last && word.length() >= MIN_BEGINNING || word.length() >= MIN_INSIDE) {
            ways.add(flat(new PrefixQuery(new Term(Fields.WORDS, word)), BEGINNING));
        }
        if (word.length() >= MIN_INSIDE) {
            ways.add(flat(new PrefixQuery(new Term(Fields.TAILS, word)), INSIDE));
        }
        int typos = typos(word);
        if (!written && typos > 0) {
            Term term = new Term(Fields.WORDS, word);
            ways.add(new BoostQuery(new FuzzyQuery(term, typos, 1, MAX_VARIANTS, true), TYPO));
        }
        return new DisjunctionMaxQuery(ways, TIE);
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
                if (compound && stem.length() >= StyleDocument.MIN_TAIL && !stem.equals(word)) {
                    found |= add(Fields.TAILS, stem, TAIL, ways);
                }
            }
        }
        return found;
    }

    private void addDescriptions(String word, List<Query> ways) throws IOException {
        for (Language text : Language.values()) {
            for (String stem : Analysis.stems(text, word)) {
                add(Fields.description(text), stem, DESCRIPTION, ways);
            }
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
