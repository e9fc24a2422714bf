package org.keskio.inventory.application.feed;

/** A line of a feed that was not taken: which field is at fault and why. */
public record Refused(long line, String field, String reason) {}
