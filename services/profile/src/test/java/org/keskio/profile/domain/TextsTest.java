package org.keskio.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Aino", "Ó Briain", "王", "<b>Bo</b>", "Bobby'); drop table person;--"})
    void keepsANameAsItIsWritten(String name) {
        assertThat(new PersonName(" " + name + " ").value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "😀", "123", "a\u0000b", "a\nb"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> new PersonName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTenThousandCharacters() {
        assertThatThrownBy(() -> new PersonName("a".repeat(10_000))).hasMessageContaining("100");
    }

    @Test
    void namesThePartOfAnAddressAtFault() {
        assertThatThrownBy(() -> new Address("", List.of("Katu 1"), "00100", "Helsinki", "", "XX"))
                .isInstanceOfSatisfying(
                        Address.BadPartException.class,
                        bad -> assertThat(bad.part()).isEqualTo("country"));
    }

    @Test
    void tellsLogsNoPersonalData() {
        assertThat(new PersonName("Aino")).hasToString("PersonName[***]");
        assertThat(new Address("", List.of("Katu 1"), "00100", "Helsinki", "", "FI").toString())
                .doesNotContain("Katu");
    }
}
