/**
 * The life of a send order.
 */
@NullMarked
package org.keskio.inventory.domain.send;

import org.jspecify.annotations.NullMarked;
