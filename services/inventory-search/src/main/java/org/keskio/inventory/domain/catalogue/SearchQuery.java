package org.keskio.inventory.domain.catalogue;

import java.util.Optional;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * What somebody looks for.
 *
 * @param text     words, a SKU or a GTIN, at most {@link #MAX_TEXT} characters; empty lists everything under the filter
 * @param language of the answer; its words weigh most
 * @param store    whose own and near stock ranks first among equally good matches
 * @param offset   hits to skip, at most {@link #MAX_OFFSET}
 * @param limit    hits to give, 1-100
 */
public record SearchQuery(
        String text, Language language, Optional<LocationCode> store, SearchFilter filter, int offset, int limit) {

    /** Longest text that makes sense to look for. */
    public static final int MAX_TEXT = 200;
    /** Nobody pages further; a narrower filter is the way. */
    public static final int MAX_OFFSET = 10_000;
    /** Most hits at once. */
    public static final int MAX_LIMIT = 100;

    public SearchQuery {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("query must be at most 200 characters");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("page_size must be 1-100");
        }
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("a search can be paged to its 10000th hit");
        }
    }

    /** Words in a language, everything else left open; for tests and benchmarks. */
    public static SearchQuery words(String text, Language language) {
        return new SearchQuery(text, language, Optional.empty(), SearchFilter.NONE, 0, 20);
    }
}
