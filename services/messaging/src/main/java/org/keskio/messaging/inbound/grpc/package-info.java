/** The service's gRPC edge. */
@NullMarked
package org.keskio.messaging.inbound.grpc;

import org.jspecify.annotations.NullMarked;
