/**
 * Facts that survive: transactional outbox, idempotent inbox, request ids.
 */
@NullMarked
package org.keskio.platform.events;

import org.jspecify.annotations.NullMarked;
