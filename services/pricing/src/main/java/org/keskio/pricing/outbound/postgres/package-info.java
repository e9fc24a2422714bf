/** The kept book, quotes and memberships in PostgreSQL. */
@NullMarked
package org.keskio.pricing.outbound.postgres;

import org.jspecify.annotations.NullMarked;
