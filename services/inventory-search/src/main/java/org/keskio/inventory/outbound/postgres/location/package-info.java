/** The locations in PostgreSQL. */
@NullMarked
package org.keskio.inventory.outbound.postgres.location;

import org.jspecify.annotations.NullMarked;
