package org.keskio.platform.testkit.leaky.domain;

import io.grpc.Status;

/** A value that knows a framework. */
public record Price(long amount, Status status) {}
