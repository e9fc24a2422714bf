package org.keskio.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatTest {

    private static final long LARGEST_BASKET = 200 * 999 * Amounts.MAX;

    @ParameterizedTest
    @CsvSource({
        "12550, 2550, 2550", // 100.00 + 25.50
        "12500, 2500, 2500",
        "12400, 2400, 2400",
        "12990, 2550, 2639", // 26.3944
        "1, 2550, 0",
        "3, 2500, 1", // 0.6
        "10, 2500, 2",
        "100, 0, 0"
    })
    void findsTheTaxInAPrice(long gross, int basisPoints, long contained) {
        assertThat(new Vat(basisPoints).containedIn(gross)).isEqualTo(contained);
    }

    @Test
    void refusesARateThatNobodyHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Vat(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Vat(4_001));
    }

    @Property
    void roundsHalfUpAtAnySize(
            @ForAll @LongRange(min = 0, max = LARGEST_BASKET) long gross,
            @ForAll @IntRange(min = 0, max = 4_000) int basisPoints) {
        BigDecimal exact = BigDecimal.valueOf(gross)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BigDecimal.valueOf(10_000L + basisPoints), 0, RoundingMode.HALF_UP);
        assertThat(new Vat(basisPoints).containedIn(gross)).isEqualTo(exact.longValueExact());
    }
}
