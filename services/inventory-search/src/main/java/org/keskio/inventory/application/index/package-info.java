/** Keeping the index inside this replica complete and fresh. */
@NullMarked
package org.keskio.inventory.application.index;

import org.jspecify.annotations.NullMarked;
