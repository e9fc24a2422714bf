package org.keskio.platform.testkit.clean.inbound.grpc;

import org.keskio.platform.testkit.clean.application.QuotePrice;

/** Translates messages. */
public class PricingGrpc {

    public long price() {
        return new QuotePrice().quote().amount();
    }
}
