package org.keskio.profile.domain;

/** The answer to one consent question. */
public record ConsentAnswer(ConsentPurpose purpose, boolean isGranted) {}
