/** Signed quotes: compact JWS with Ed25519. */
@NullMarked
package org.keskio.pricing.outbound.signing;

import org.jspecify.annotations.NullMarked;
