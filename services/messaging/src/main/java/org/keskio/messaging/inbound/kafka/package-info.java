/** Facts of other services that start messages. */
@NullMarked
package org.keskio.messaging.inbound.kafka;

import org.jspecify.annotations.NullMarked;
