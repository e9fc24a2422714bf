/**
 * How pieces come, are held and go; the ledger's arithmetic.
 */
@NullMarked
package org.keskio.inventory.domain.stock;

import org.jspecify.annotations.NullMarked;
