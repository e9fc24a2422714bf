package org.keskio.inventory.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.inventory.domain.CheckDigit;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074",
        "036000291452, 00036000291452",
        "6430012345679, 06430012345679",
        "16430012345676, 16430012345676",
    })
    void isKeptWithFourteenDigitsAndPrintedAsItCame(String digits, String kept) {
        Gtin gtin = Gtin.parse(digits);
        assertThat(gtin.value()).isEqualTo(kept);
        assertThat(gtin.printed()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "6430012345678", "643001234567", "00000000", "64300123456799", "６４３００１２３４５６７９"})
    void refusesWhatIsNone(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> Gtin.parse(digits));
    }

    @Test
    void isFoundWithBlanksAndDashes() {
        assertThat(Gtin.find("6 430012-345679")).contains(Gtin.parse("6430012345679"));
        assertThat(Gtin.isMistyped("6430012345678")).isTrue();
        assertThat(Gtin.isMistyped("merino 12345678")).isFalse();
    }

    @Property
    void anyWrongDigitIsNoticed(
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long payload,
            @ForAll @IntRange(max = 12) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String digits = withCheckDigit(payload);
        char[] wrong = digits.toCharArray();
        wrong[place] = (char) ('0' + (wrong[place] - '0' + shift) % 10);
        assertThat(Gtin.find(digits)).isPresent();
        assertThat(Gtin.find(new String(wrong))).isEmpty();
    }

    @Property
    void allFormsOfOneNumberAreEqual(@ForAll @LongRange(min = 1, max = 9_999_999L) long payload) {
        String eight = String.format("%07d", payload);
        eight += CheckDigit.of(eight);
        Gtin gtin = Gtin.parse(eight);
        assertThat(Gtin.parse("0000" + eight)).isEqualTo(gtin);
        assertThat(Gtin.parse("00000" + eight)).isEqualTo(gtin);
        assertThat(Gtin.parse("000000" + eight)).isEqualTo(gtin);
        assertThat(Gtin.parse(gtin.printed())).isEqualTo(gtin);
    }

    private static String withCheckDigit(long payload) {
        String digits = String.format("%012d", payload);
        return digits + CheckDigit.of(digits);
    }
}
