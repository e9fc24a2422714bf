/** The service's methods as they are called over gRPC. */
@NullMarked
package org.keskio.inventory.inbound.grpc;

import org.jspecify.annotations.NullMarked;
