/**
 * Keeping what was seen, and learning from it how likely pieces are found.
 */
@NullMarked
package org.keskio.inventory.application.chance;

import org.jspecify.annotations.NullMarked;
