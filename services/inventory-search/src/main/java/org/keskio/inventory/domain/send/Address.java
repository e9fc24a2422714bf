package org.keskio.inventory.domain.send;

/** Whom and where to deliver to. Personal data: never printed. */
public record Address(String recipient, String street, String postcode, String town, String country) {

    /** Country and the first two characters of the postcode, e.g. "FI-33"; as coarse as demand is kept. */
    public String area() {
        String compact = postcode.replace(" ", "");
        return country.isEmpty() || compact.isEmpty()
                ? country
                : country + "-" + compact.substring(0, Math.min(2, compact.length()));
    }

    @Override
    public String toString() {
        return "Address[in " + country + "]";
    }
}
