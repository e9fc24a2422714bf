/** Asks inventory-search about stores. */
@NullMarked
package org.keskio.messaging.outbound.inventory;

import org.jspecify.annotations.NullMarked;
