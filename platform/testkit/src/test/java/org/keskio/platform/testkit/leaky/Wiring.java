package org.keskio.platform.testkit.leaky;

import org.keskio.platform.testkit.leaky.inbound.grpc.PricingGrpc;

/** Reaches into an adapter. */
public class Wiring {

    public long price() {
        return new PricingGrpc().price();
    }
}
