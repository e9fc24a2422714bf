package org.keskio.inventory.application.feed;

import java.util.List;

/** What came of a batch of a feed: lines taken (those that changed nothing too) and lines refused, in their order. */
public record FeedReport(int accepted, List<Refused> refused) {

    public FeedReport {
        refused = List.copyOf(refused);
    }
}
