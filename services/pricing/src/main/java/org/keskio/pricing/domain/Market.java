package org.keskio.pricing.domain;

import java.util.Currency;

/**
 * One country, one currency, one tax rule.
 *
 * @param code ISO 3166-1 alpha-2
 * @param vat  the tax that the prices of this market contain
 */
public record Market(String code, Currency currency, Vat vat) {

    public Market {
        if (!code.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("A market's code has two capital letters, got '" + code + "'");
        }
    }

    /** Decimals of the currency's minor unit, e.g. 2 for EUR. */
    public int decimals() {
        return currency.getDefaultFractionDigits();
    }
}
