package org.keskio.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"129.90, 12990", "129.9, 12990", "129, 12900", "0.01, 1", "99999999.99, 9999999999", "007.50, 750"})
    void readsDecimalText(String text, long minor) {
        assertThat(Amounts.read(text, 2)).isEqualTo(new Amounts.Read(minor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.00",
                "-1",
                "+1",
                "NaN",
                "Infinity",
                "1e3",
                "12,90",
                "12.",
                ".5",
                "12.905",
                "12.900",
                " 12",
                "12 ",
                "1 2",
                "0x10",
                "١٢",
                "100000000",
                "1234567890123456789012345678901234567890",
                "12.9.0",
                "€12"
            })
    void refusesWhatIsNoPrice(String text) {
        assertThat(Amounts.read(text, 2)).isInstanceOf(Amounts.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "1, 1"})
    void knowsCurrenciesWithoutDecimals(String text, long minor) {
        assertThat(Amounts.read(text, 0)).isEqualTo(new Amounts.Read(minor));
        assertThat(Amounts.read(text + ".5", 0)).isInstanceOf(Amounts.Refused.class);
    }

    @Property
    void readsWhatIsWritten(@ForAll @LongRange(min = 1, max = Amounts.MAX) long minor) {
        assertThat(Amounts.read(BigDecimal.valueOf(minor, 2).toPlainString(), 2))
                .isEqualTo(new Amounts.Read(minor));
    }
}
