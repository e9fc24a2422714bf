/**
 * Customers in PostgreSQL.
 */
@NullMarked
package org.keskio.identity.outbound.postgres;

import org.jspecify.annotations.NullMarked;
