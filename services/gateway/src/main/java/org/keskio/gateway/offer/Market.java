package org.keskio.gateway.offer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose prices to show.
 *
 * @param chosen whether the caller named it, so that an unknown one is the caller's mistake
 */
public record Market(String code, boolean chosen) {

    /** The market that a caller asks for; empty = no prices. */
    public static Optional<Market> asked(@Nullable String code) {
        return code == null || code.isEmpty() ? Optional.empty() : Optional.of(new Market(code, true));
    }

    /** The market of the country a store stands in. */
    public static Optional<Market> ofCountry(String country) {
        return country.isEmpty() ? Optional.empty() : Optional.of(new Market(country, false));
    }
}
