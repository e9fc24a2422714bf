package org.keskio.inventory.domain.plan;

import java.util.Currency;
import org.keskio.inventory.domain.location.Location;

/**
 * What is wanted where.
 *
 * @param weightGrams of all pieces with packaging
 * @param store       where the customer stands
 * @param currency    the market's, for the cost
 */
public record Ask(int quantity, int weightGrams, Location store, Home home, Currency currency) {}
