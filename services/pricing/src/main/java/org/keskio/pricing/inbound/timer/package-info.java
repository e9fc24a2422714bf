/** What happens by itself as time goes by. */
@NullMarked
package org.keskio.pricing.inbound.timer;

import org.jspecify.annotations.NullMarked;
