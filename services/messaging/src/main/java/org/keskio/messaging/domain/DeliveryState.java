package org.keskio.messaging.domain;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Decided, waiting for the mail server. */
    PENDING,
    /** Taken by the mail server. */
    SENT,
    /** Decided against. */
    WITHHELD,
    /** Refused for good by the mail server, or tried too often. */
    FAILED
}
