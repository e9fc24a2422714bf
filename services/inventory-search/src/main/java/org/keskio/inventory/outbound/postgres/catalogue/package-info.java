/** The catalogue in PostgreSQL. */
@NullMarked
package org.keskio.inventory.outbound.postgres.catalogue;

import org.jspecify.annotations.NullMarked;
