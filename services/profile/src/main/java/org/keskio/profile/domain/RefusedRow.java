package org.keskio.profile.domain;

/**
 * A line of a feed that was not taken.
 *
 * @param field  as named in the feed
 * @param reason for a person to read
 */
public record RefusedRow(long line, String field, String reason) {}
