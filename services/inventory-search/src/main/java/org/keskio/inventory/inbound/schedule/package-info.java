/**
 * What time sets going.
 */
@NullMarked
package org.keskio.inventory.inbound.schedule;

import org.jspecify.annotations.NullMarked;
