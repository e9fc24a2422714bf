/**
 * Feeds: read line by line, taken in batches, reported by line.
 */
@NullMarked
package org.keskio.gateway.feed;

import org.jspecify.annotations.NullMarked;
