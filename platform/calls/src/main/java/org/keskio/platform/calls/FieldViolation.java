package org.keskio.platform.calls;

/** One field of a request that is not acceptable; {@code field} is its path in the contract, e.g. {@code lines[0].quantity}. */
public record FieldViolation(String field, String description) {}
