/** The contract of pricing over gRPC. */
@NullMarked
package org.keskio.pricing.inbound.grpc;

import org.jspecify.annotations.NullMarked;
