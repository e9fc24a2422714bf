package org.keskio.world;

/** The same text in the three languages of the catalogue. */
record Words(String fi, String sv, String en) {}
