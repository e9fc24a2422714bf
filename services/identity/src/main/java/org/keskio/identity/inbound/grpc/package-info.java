/**
 * Identity over gRPC.
 */
@NullMarked
package org.keskio.identity.inbound.grpc;

import org.jspecify.annotations.NullMarked;
