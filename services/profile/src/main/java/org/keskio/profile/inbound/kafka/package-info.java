/**
 * Facts of other services that belong in the timeline.
 */
@NullMarked
package org.keskio.profile.inbound.kafka;

import org.jspecify.annotations.NullMarked;
