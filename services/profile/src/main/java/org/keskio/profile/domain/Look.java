package org.keskio.profile.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A kept look at a customer.
 *
 * @param by     subject of the looker's token
 * @param byName the looker's login name
 * @param store  of the clerk
 */
public record Look(UUID id, String by, String byName, Optional<String> store, Purpose purpose, Instant lookTime) {}
