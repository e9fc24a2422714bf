package org.keskio.platform.testkit.clean.application;

import org.keskio.platform.testkit.clean.domain.Price;

/** Knows the domain only. */
public class QuotePrice {

    public Price quote() {
        return new Price(1, null);
    }
}
