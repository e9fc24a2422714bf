/** Facts of other services that matter to prices. */
@NullMarked
package org.keskio.pricing.inbound.kafka;

import org.jspecify.annotations.NullMarked;
