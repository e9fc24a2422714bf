package org.keskio.platform.testkit.leaky.application;

import org.keskio.platform.testkit.leaky.outbound.postgres.PriceRows;

/** A use case that knows an adapter. */
public class QuotePrice {

    public long quote() {
        return new PriceRows().amount();
    }
}
