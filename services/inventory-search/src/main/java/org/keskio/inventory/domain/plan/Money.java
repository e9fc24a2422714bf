package org.keskio.inventory.domain.plan;

import java.util.Currency;

/** An amount in minor units of its currency, e.g. cents. */
public record Money(long minor, Currency currency) {}
