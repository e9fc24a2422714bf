/**
 * Partners, asked over gRPC.
 */
@NullMarked
package org.keskio.inventory.outbound.partner;

import org.jspecify.annotations.NullMarked;
