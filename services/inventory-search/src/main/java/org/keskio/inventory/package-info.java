/** One stock for all channels: finding it, promising it, sending it. */
@NullMarked
package org.keskio.inventory;

import org.jspecify.annotations.NullMarked;
