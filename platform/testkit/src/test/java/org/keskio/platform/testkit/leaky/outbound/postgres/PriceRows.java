package org.keskio.platform.testkit.leaky.outbound.postgres;

/** Translates rows. */
public class PriceRows {

    public long amount() {
        return 1;
    }
}
