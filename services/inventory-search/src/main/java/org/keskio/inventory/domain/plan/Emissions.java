package org.keskio.inventory.domain.plan;

/**
 * Kilograms of CO2 equivalent of a way. The factors and where they come from are told in the service's README.
 */
final class Emissions {

    /** Truck, per tonne and km: all HGVs, UK average load, direct and indirect (Defra/DECC 2012, Annex 7, table 7e). */
    static final double TRUCK_PER_TONNE_KM = 0.150;
    /** Car, per km: average of petrol and diesel (Defra 2018 conversion factors, average car). */
    static final double CAR_PER_KM = 0.18;
    /** Delivery van, per km; an assumption of ours, a third above the car. */
    static final double VAN_PER_KM = 0.24;
    /** Roads are longer than the great circle by this factor; an assumption. */
    static final double DETOUR = 1.3;
    /** Van km that one parcel adds to a delivery round; an assumption. */
    static final double VAN_KM_HOME = 1.2;
    /** The same where a store gets many parcels at one stop. */
    static final double VAN_KM_STORE = 0.2;
    /** Share of customers who drive to another store only for this, there and back; an assumption. */
    static final double CAR_SHARE = 0.5;

    private Emissions() {}

    static double shipped(double km, double kg, boolean home) {
        return km * DETOUR * kg / 1000 * TRUCK_PER_TONNE_KM + VAN_PER_KM * (home ? VAN_KM_HOME : VAN_KM_STORE);
    }

    static double fetched(double km) {
        return 2 * km * DETOUR * CAR_PER_KM * CAR_SHARE;
    }
}
