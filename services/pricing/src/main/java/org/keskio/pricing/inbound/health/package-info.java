/** Whether this replica can serve, and its figures. */
@NullMarked
package org.keskio.pricing.inbound.health;

import org.jspecify.annotations.NullMarked;
