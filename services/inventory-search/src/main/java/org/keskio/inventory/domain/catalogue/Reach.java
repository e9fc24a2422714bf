package org.keskio.inventory.domain.catalogue;

/**
 * Pieces that can be promised, by how far they are from the asking store.
 *
 * @param here    in the asking store
 * @param near    in other stores within {@link #NEAR_KM} of it
 * @param network in all own stores and warehouses, the asking store among them
 * @param partner at partners
 */
public record Reach(int here, int near, int network, int partner) {

    /** What a customer would drive. */
    public static final double NEAR_KM = 100;

    /** Nothing anywhere. */
    public static final Reach NONE = new Reach(0, 0, 0, 0);

    /** Pieces anywhere. */
    public int anywhere() {
        return network + partner;
    }
}
