@NullMarked
package org.keskio.pricing.outbound.signing;

import org.jspecify.annotations.NullMarked;
