/** Prices, the book that holds them, and quotes: plain Java, no framework, no clock of its own. */
@NullMarked
package org.keskio.pricing.domain;

import org.jspecify.annotations.NullMarked;
