package org.keskio.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckDigitsTest {

    @Test
    void completesTheExampleOfGs1() {
        // GS1's check digit calculator explains itself with 629104150021 -> 3.
        assertThat(CheckDigits.gs1("629104150021")).isEqualTo("6291041500213");
    }

    @Test
    void completesTheExampleOfLuhn() {
        assertThat(CheckDigits.luhn("7992739871")).isEqualTo("79927398713");
    }
}
