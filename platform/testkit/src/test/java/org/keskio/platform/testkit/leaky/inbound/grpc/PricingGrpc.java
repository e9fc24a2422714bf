package org.keskio.platform.testkit.leaky.inbound.grpc;

import org.keskio.platform.testkit.leaky.outbound.postgres.PriceRows;

/** An adapter that knows another. */
public class PricingGrpc {

    public long price() {
        return new PriceRows().amount();
    }
}
