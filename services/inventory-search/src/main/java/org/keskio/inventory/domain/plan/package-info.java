/**
 * The ways to get a piece to the customer: when, at what cost, how green and how sure.
 */
@NullMarked
package org.keskio.inventory.domain.plan;

import org.jspecify.annotations.NullMarked;
