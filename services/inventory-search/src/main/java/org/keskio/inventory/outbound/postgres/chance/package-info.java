/**
 * What was seen, picked and learnt, in PostgreSQL.
 */
@NullMarked
package org.keskio.inventory.outbound.postgres.chance;

import org.jspecify.annotations.NullMarked;
