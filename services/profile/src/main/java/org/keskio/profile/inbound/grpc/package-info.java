/**
 * Profile over gRPC.
 */
@NullMarked
package org.keskio.profile.inbound.grpc;

import org.jspecify.annotations.NullMarked;
