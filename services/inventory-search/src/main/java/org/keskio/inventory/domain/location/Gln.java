package org.keskio.inventory.domain.location;

import org.keskio.inventory.domain.CheckDigit;

/** A GS1 Global Location Number: 13 digits with a right check digit. */
public record Gln(String value) {

    public Gln {
        if (value.length() != 13 || !CheckDigit.isRight(value)) {
            throw new IllegalArgumentException("GLN must be 13 digits with a right check digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
