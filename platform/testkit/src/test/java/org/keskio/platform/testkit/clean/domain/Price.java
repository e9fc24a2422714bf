package org.keskio.platform.testkit.clean.domain;

import org.jspecify.annotations.Nullable;

/** Plain Java. */
public record Price(long amount, @Nullable String note) {}
