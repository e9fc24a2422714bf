/** Facts of pricing, through the outbox. */
@NullMarked
package org.keskio.pricing.outbound.events;

import org.jspecify.annotations.NullMarked;
