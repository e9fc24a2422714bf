package org.keskio.inventory.domain.catalogue;

/** The code of a style, which comes in colours and sizes; 1-32 printable characters without spaces. */
public record StyleCode(String value) {

    public StyleCode {
        Codes.check("style", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
