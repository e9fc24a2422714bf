/**
 * Keeping lost demand, telling of it and reporting it.
 */
@NullMarked
package org.keskio.inventory.application.demand;

import org.jspecify.annotations.NullMarked;
