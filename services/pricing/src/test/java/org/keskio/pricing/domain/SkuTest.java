package org.keskio.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {

    @ParameterizedTest
    @ValueSource(strings = {"TUN-0001-BLK-M", "a", "Käsine 42", "手袋", "🧤", "'; drop table prices; --"})
    void takesWhatARetailerMayWrite(String text) {
        assertThat(new Sku(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", " A", "A ", "A\nB", "A\u0000", "\ud83e", "A\u0085", "\u2003A"})
    void refusesWhatCannotBeTold(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @Test
    void refusesMoreThan32Characters() {
        assertThat(Sku.isValid("x".repeat(32))).isTrue();
        assertThat(Sku.isValid("x".repeat(33))).isFalse();
        assertThat(Sku.isValid("x".repeat(10_000))).isFalse();
    }
}
