package org.keskio.identity.application;

import org.keskio.identity.domain.Customer;

/** How a change of a customer went. */
public sealed interface CustomerResult {

    /** The customer after it. */
    record Done(Customer customer) implements CustomerResult {}

    /** Nothing was changed; the transaction must not commit. */
    record Refused(CustomerRefusal why) implements CustomerResult {}
}
