/**
 * Lost demand in PostgreSQL.
 */
@NullMarked
package org.keskio.inventory.outbound.postgres.demand;

import org.jspecify.annotations.NullMarked;
