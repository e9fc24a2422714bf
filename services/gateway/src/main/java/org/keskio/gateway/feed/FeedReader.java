package org.keskio.gateway.feed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the records of a feed one by one. */
interface FeedReader {

    /** The next record, or null at the end. */
    @Nullable
    FeedRecord next() throws IOException;
}
