package org.keskio.inventory.application.send;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** Settings of plans and send orders. */
@ConfigMapping(prefix = "keskio.send")
public interface SendSettings {

    /** How long a set of plans can be tapped; the clerk and the customer talk, then the till takes the money. */
    @WithDefault("15m")
    Duration plansGoodFor();

    /** Plans shown at most. */
    @WithDefault("12")
    int maxPlans();

    /** What an hour of waiting is worth when ways are weighed, in euros. */
    @WithDefault("0.10")
    double weightHour();

    /** What a kilogram of CO2 equivalent is worth, in euros; 0.10 is 100 euros a tonne. */
    @WithDefault("0.10")
    double weightCo2Kg();

    /** What it costs when pieces are not found, in euros. */
    @WithDefault("15.00")
    double weightMiss();

    /** What a kilometre of the customer's own way is worth, in euros. */
    @WithDefault("0.20")
    double weightCustomerKm();

    /** What each parcel beyond the first costs in trouble, in euros. */
    @WithDefault("2.00")
    double weightSplit();

    /** Parcels beyond the first that a plan may have. */
    @WithDefault("2")
    int maxSplits();

    /** How far a customer can be asked to go for a pickup, in km. */
    @WithDefault("100")
    double pickUpKm();

    /** When the carrier leaves, local to the source. */
    @WithDefault("16:00")
    LocalTime carrierCutOff();

    /** The carrier table: a file, or a name on the class path. */
    @WithDefault("carriers/2026-01.csv")
    String carrierTable();

    /** Working hours of warehouses and partners that give none, in the syntax of opening hours. */
    @WithDefault("Mo-Fr 08:00-18:00")
    String backHours();

    /** How long pieces wait for the customer at a store. */
    @WithDefault("7d")
    Duration collectWithin();

    /**
     * How long before its deadline a source that has not accepted an order may lose it, when no other could keep the promise
     * later.
     */
    @WithDefault("30m")
    Duration acceptBefore();

    /** How long after its deadline a source may keep an order when nobody else can keep the promise either. */
    @WithDefault("1d")
    Duration overdueAtMost();

    /** How long a customer can choose what to do when nobody can supply; then the money goes back. */
    @WithDefault("2d")
    Duration chooseWithin();

    /** Wrong pickup codes that a store may try within {@link #pickupTriesWithin}. */
    @WithDefault("10")
    int pickupTries();

    /** See {@link #pickupTries}. */
    @WithDefault("15m")
    Duration pickupTriesWithin();

    /** How often a replica looks for a newer sourcing policy. */
    @WithDefault("2s")
    Duration policyFollowEvery();

    /** How often reservations, pickups and open orders are looked through for those whose time is over. */
    @WithDefault("5s")
    Duration sweepEvery();
}
