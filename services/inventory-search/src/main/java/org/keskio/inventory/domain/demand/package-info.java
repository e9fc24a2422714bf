/**
 * What customers wanted and did not get.
 */
@NullMarked
package org.keskio.inventory.domain.demand;

import org.jspecify.annotations.NullMarked;
