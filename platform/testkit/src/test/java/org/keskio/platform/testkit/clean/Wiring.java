package org.keskio.platform.testkit.clean;

/** Knows nobody. */
public class Wiring {}
