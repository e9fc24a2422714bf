/** Messages and their decisions in PostgreSQL. */
@NullMarked
package org.keskio.messaging.outbound.postgres;

import org.jspecify.annotations.NullMarked;
