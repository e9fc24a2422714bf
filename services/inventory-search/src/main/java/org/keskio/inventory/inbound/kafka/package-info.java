/** Facts that the service takes in. */
@NullMarked
package org.keskio.inventory.inbound.kafka;

import org.jspecify.annotations.NullMarked;
