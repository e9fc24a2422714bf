/** What feeds have in common. */
@NullMarked
package org.keskio.inventory.application.feed;

import org.jspecify.annotations.NullMarked;
