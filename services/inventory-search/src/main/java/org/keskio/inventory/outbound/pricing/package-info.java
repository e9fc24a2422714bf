/**
 * The one price, asked from pricing.
 */
@NullMarked
package org.keskio.inventory.outbound.pricing;

import org.jspecify.annotations.NullMarked;
