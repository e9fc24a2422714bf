package org.keskio.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoyaltyCardTest {

    @Test
    void readsANumberInGroups() {
        assertThat(LoyaltyCard.read(" 4539 1488-0343 6467 ", CardCheck.LUHN).value())
                .isEqualTo("4539148803436467");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "12345678901234567890", "12345678a", "١٢٣٤٥٦٧٨", ""})
    void refusesWhatIsNoCardNumber(String typed) {
        assertThatThrownBy(() -> LoyaltyCard.read(typed, CardCheck.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void findsEachMistypedDigit(@ForAll @IntRange(max = 15) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
        StringBuilder digits = new StringBuilder("4539148803436467");
        digits.setCharAt(place, (char) ('0' + (digits.charAt(place) - '0' + shift) % 10));
        assertThatThrownBy(() -> LoyaltyCard.read(digits.toString(), CardCheck.LUHN))
                .hasMessageContaining("check digit");
    }

    @Test
    void takesCardsWithoutACheckDigitWhereTheCompanyHasSuch() {
        assertThat(LoyaltyCard.read("12345678", CardCheck.NONE).value()).isEqualTo("12345678");
    }
}
