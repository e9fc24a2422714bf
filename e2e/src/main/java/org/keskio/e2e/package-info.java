/** Journeys through the running suite: what a shop, a clerk and an operator do, over the same doors as they. */
@NullMarked
package org.keskio.e2e;

import org.jspecify.annotations.NullMarked;
