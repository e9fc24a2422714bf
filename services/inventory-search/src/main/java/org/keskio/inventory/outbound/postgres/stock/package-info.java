/**
 * The stock and its ledger in PostgreSQL.
 */
@NullMarked
package org.keskio.inventory.outbound.postgres.stock;

import org.jspecify.annotations.NullMarked;
