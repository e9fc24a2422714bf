package org.keskio.profile.domain;

import java.time.Instant;

/** A consent and its state. */
public record Consent(ConsentPurpose purpose, boolean isGranted, Source source, Instant changeTime) {}
