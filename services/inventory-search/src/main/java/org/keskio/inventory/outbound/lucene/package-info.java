/** The index inside this replica: words in Lucene, availability in packed arrays. */
@NullMarked
package org.keskio.inventory.outbound.lucene;

import org.jspecify.annotations.NullMarked;
