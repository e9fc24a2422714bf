package org.keskio.gateway.feed;

import java.util.List;
import java.util.OptionalInt;
import org.keskio.gateway.feed.FeedRecord.Refused;

/**
 * What a service made of a batch.
 *
 * @param changed rows among the accepted that changed something, where the service tells
 */
record BatchResult(int accepted, OptionalInt changed, List<Refused> refused) {}
