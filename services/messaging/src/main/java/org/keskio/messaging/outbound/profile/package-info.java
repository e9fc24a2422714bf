/** Asks profile where to write to. */
@NullMarked
package org.keskio.messaging.outbound.profile;

import org.jspecify.annotations.NullMarked;
