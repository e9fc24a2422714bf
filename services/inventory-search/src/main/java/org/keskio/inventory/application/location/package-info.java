/** Use cases over the locations and the ports they need. */
@NullMarked
package org.keskio.inventory.application.location;

import org.jspecify.annotations.NullMarked;
