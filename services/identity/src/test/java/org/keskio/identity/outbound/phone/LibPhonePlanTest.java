package org.keskio.identity.outbound.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.identity.SharedData;
import org.keskio.identity.domain.Region;

class LibPhonePlanTest {

    private final LibPhonePlan phones = new LibPhonePlan();

    @ParameterizedTest
    @CsvSource({
        "040 123 4567,FI,+358401234567",
        "+358 40 1234567,SE,+358401234567",
        "00358 40 123 4567,FI,+358401234567",
        "070-123 45 67,SE,+46701234567",
        "(0)40-1234567,FI,+358401234567",
        "０４０１２３４５６７,FI,+358401234567"
    })
    void readsANumberByTheRulesOfItsCountry(String typed, String region, String kept) {
        assertThat(phones.read(typed, new Region(region)).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12", "call me", "040 123 4567 or mail", "+999 123456", "😀😀😀", "<b>0401234567</b>", "0"})
    void refusesWhatCannotBeCalled(String typed) {
        assertThatThrownBy(() -> phones.read(typed, Region.FINLAND)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreesWithTheExamplesOfEveryCountry() {
        List<String> differences = new ArrayList<>();
        for (List<String> row : SharedData.csv("normalisation_vectors/phones_from_libphonenumber_metadata.csv")) {
            String read;
            try {
                read = phones.read(row.get(2), new Region(row.get(0))).value();
            } catch (IllegalArgumentException e) {
                read = String.valueOf(e.getMessage());
            }
            if (!read.equals(row.get(3))) {
                differences.add(row + " -> " + read);
            }
        }
        assertThat(differences).isEmpty();
    }
}
