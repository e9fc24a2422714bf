package org.keskio.platform.testkit.clean.outbound.postgres;

/** Translates rows. */
public class PriceRows {

    public long amount() {
        return 1;
    }
}
