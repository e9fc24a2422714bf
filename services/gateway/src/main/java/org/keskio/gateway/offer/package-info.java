/**
 * What shops and clerks both ask: products with their price and where they can be had.
 */
@NullMarked
package org.keskio.gateway.offer;

import org.jspecify.annotations.NullMarked;
