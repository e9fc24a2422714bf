/**
 * Facts about stock and send orders.
 */
@NullMarked
package org.keskio.inventory.outbound.events;

import org.jspecify.annotations.NullMarked;
