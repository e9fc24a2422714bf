package org.keskio.inventory.domain.send;

/** Whom and where to deliver to. Personal data: never printed. */
public record Address(String recipient, String street, String postcode, String town, String country) {

    @Override
    public String toString() {
        return "Address[in " + country + "]";
    }
}
