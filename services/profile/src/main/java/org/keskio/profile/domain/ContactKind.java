package org.keskio.profile.domain;

/** Kinds of contact. */
public enum ContactKind {
    /** A visit or conversation in a store. */
    STORE_VISIT,
    /** A send order moved. */
    SEND_ORDER,
    /** A message was sent to the customer. */
    MESSAGE,
    /** A purchase. */
    PURCHASE,
    /** A call or mail with customer service. */
    CUSTOMER_SERVICE
}
