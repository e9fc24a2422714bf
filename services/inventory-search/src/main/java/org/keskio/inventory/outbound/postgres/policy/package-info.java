/**
 * Versions of the sourcing policy in PostgreSQL.
 */
@NullMarked
package org.keskio.inventory.outbound.postgres.policy;

import org.jspecify.annotations.NullMarked;
