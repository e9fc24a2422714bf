/**
 * Use cases that change or check the stock.
 */
@NullMarked
package org.keskio.inventory.application.stock;

import org.jspecify.annotations.NullMarked;
