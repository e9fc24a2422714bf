package org.keskio.inventory.domain.catalogue;

/** A stock keeping unit: one style in one colour and one size; 1-32 printable characters without spaces. */
public record Sku(String value) implements Comparable<Sku> {

    public Sku {
        Codes.check("SKU", value);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
