/**
 * Partners, their offers and orders in PostgreSQL.
 */
@NullMarked
package org.keskio.inventory.outbound.postgres.partner;

import org.jspecify.annotations.NullMarked;
