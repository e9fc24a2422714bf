/** Where stock can lie: places, distances, opening hours. */
@NullMarked
package org.keskio.inventory.domain.location;

import org.jspecify.annotations.NullMarked;
