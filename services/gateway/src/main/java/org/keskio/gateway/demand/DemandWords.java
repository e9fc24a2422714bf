package org.keskio.gateway.demand;

/** Words that the addresses of the report share. */
final class DemandWords {

    static final String FROM = "From when, inclusive; empty = 30 days before the end.";
    static final String TO = "Until when, exclusive; empty = now. 400 days at most.";
    static final String GROUP_BY = "What makes a row: wanted, sku, words, store, postcode_area or day; empty = wanted.";
    static final String PAGE_SIZE = "1-1000; empty = 100, or 1000 as CSV.";
    static final String SHEET =
            "key,times,pieces,nothing_found,nobody_has_it,not_filled,noted_by_clerk,first_time,last_time\n"
                    + "blue rain trousers 140,7,9,5,0,0,2,2026-11-03T08:12:45Z,2026-11-22T16:40:02Z\n";

    private DemandWords() {}
}
