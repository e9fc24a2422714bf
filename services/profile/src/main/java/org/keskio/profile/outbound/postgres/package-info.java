/**
 * People in PostgreSQL.
 */
@NullMarked
package org.keskio.profile.outbound.postgres;

import org.jspecify.annotations.NullMarked;
