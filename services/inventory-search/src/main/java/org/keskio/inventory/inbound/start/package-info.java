/** What happens when the service starts. */
@NullMarked
package org.keskio.inventory.inbound.start;

import org.jspecify.annotations.NullMarked;
