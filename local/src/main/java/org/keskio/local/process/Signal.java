package org.keskio.local.process;

/** How a program is asked to end. */
public enum Signal {
    /** What a Java program expects. */
    TERM,
    /** What makes PostgreSQL end at once, cleanly, without waiting for its clients. */
    INT
}
