package org.keskio.inventory.domain.plan;

import java.time.ZoneId;
import org.keskio.inventory.domain.location.GeoPoint;

/** Roughly where the customer lives: enough for distance, zone and holidays, too little to find the door. */
public record Home(String country, GeoPoint near, ZoneId timeZone) {}
