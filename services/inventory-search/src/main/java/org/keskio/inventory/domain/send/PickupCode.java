package org.keskio.inventory.domain.send;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Six digits that the customer shows when collecting. */
public record PickupCode(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    public PickupCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a pickup code is 6 digits");
        }
    }

    /** A code by chance. */
    public static PickupCode random(RandomGenerator random) {
        return new PickupCode("%06d".formatted(random.nextInt(1_000_000)));
    }

    /** It opens a parcel; logs need not know it. */
    @Override
    public String toString() {
        return "PickupCode[......]";
    }
}
