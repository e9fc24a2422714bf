/**
 * Breaks things on purpose: clerks send and move orders while the service, the broker and the database are killed, and what
 * the clients were told is held against what the database and the broker know afterwards.
 */
@NullMarked
package org.keskio.e2e.chaos;

import org.jspecify.annotations.NullMarked;
