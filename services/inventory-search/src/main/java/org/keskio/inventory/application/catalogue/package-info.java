/** Use cases over the catalogue and the ports they need. */
@NullMarked
package org.keskio.inventory.application.catalogue;

import org.jspecify.annotations.NullMarked;
