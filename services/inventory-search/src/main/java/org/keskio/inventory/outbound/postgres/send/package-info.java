/**
 * Plans and send orders in PostgreSQL.
 */
@NullMarked
package org.keskio.inventory.outbound.postgres.send;

import org.jspecify.annotations.NullMarked;
