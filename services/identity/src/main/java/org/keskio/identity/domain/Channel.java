package org.keskio.identity.domain;

/** Where the customer meets the company. */
public enum Channel {
    /** In a store, by a clerk. */
    STORE,
    /** On the web or in the app. */
    WEB,
    /** By customer service. */
    CUSTOMER_SERVICE
}
