package org.keskio.identity.domain;

/** The numbering plans of the world. */
public interface PhonePlan {

    /** Whether there is a plan for the country. */
    boolean knows(Region region);

    /** Reads a number as people write it; IllegalArgumentException when no such number can exist. */
    PhoneNumber read(String text, Region region);
}
