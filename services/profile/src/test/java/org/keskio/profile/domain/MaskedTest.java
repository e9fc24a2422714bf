package org.keskio.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({
        "+358401234567,+358 ** *** *567",
        "+46701234567,+46 ** *** *567",
        "+12125550123,+1 *** *** *123",
        "+24740123,+247 * ***3",
        "nonsense,***"
    })
    void showsWhereAPhoneIsAndItsEnd(String phone, String masked) {
        assertThat(Masked.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"aino@example.org,a***@example.org", "a@example.org,a***@example.org", "@example.org,***"})
    void showsTheFirstLetterAndTheDomainOfAnAddress(String email, String masked) {
        assertThat(Masked.email(email)).isEqualTo(masked);
    }

    @Property
    void neverShowsMoreThanThreeDigitsAfterTheCountry(
            @ForAll @LongRange(min = 1_000, max = 999_999_999_999_999L) long number) {
        String masked = Masked.phone("+" + number);
        assertThat(masked.substring(masked.indexOf(' '))
                        .chars()
                        .filter(Character::isDigit)
                        .count())
                .isLessThanOrEqualTo(3);
    }

    @Property
    void neverFailsOnAnyText(@ForAll @StringLength(max = 50) String text) {
        assertThat(Masked.phone(text) + Masked.email(text)).contains("*");
    }
}
