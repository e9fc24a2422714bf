package org.keskio.inventory.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    private final Holidays holidays = new Holidays();

    @Test
    void easterFollowsTheMoon() {
        assertThat(List.of(2024, 2025, 2026, 2027, 2038).stream().map(Holidays::easter))
                .containsExactly(
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2025, 4, 20),
                        LocalDate.of(2026, 4, 5),
                        LocalDate.of(2027, 3, 28),
                        LocalDate.of(2038, 4, 25));
    }

    @Test
    void eachCountryRestsOnItsOwnDays() {
        assertThat(rests("FI", 12, 6)).isTrue();
        assertThat(rests("SE", 6, 6)).isTrue();
        assertThat(rests("NO", 5, 17)).isTrue();
        assertThat(rests("DK", 6, 5)).isTrue();
        assertThat(rests("EE", 2, 24)).isTrue();
        assertThat(rests("FI", 6, 20)).as("midsummer 2026").isTrue();
        assertThat(rests("SE", 10, 31)).as("all saints 2026").isTrue();
        assertThat(rests("FI", 5, 17)).isFalse();
        assertThat(rests("DK", 5, 1)).as("Great Prayer Day ended in 2023").isFalse();
        assertThat(rests("US", 7, 4)).as("no rules for this country").isFalse();
    }

    @Test
    void agreesWithThePublicListWhereItIsAtHand() throws IOException {
        Path list = Path.of(System.getProperty("keskio.data", "../shared/data"))
                .resolve("tax_holidays/holidays_nordic_2025_2027.csv");
        Assumptions.assumeTrue(Files.isReadable(list));
        for (String line : Files.readAllLines(list).stream().skip(1).toList()) {
            String[] fields = line.split(",", -1);
            if (List.of("FI", "SE", "NO", "DK", "EE").contains(fields[0]) && line.contains(",public,")) {
                assertThat(holidays.isHoliday(fields[0], LocalDate.parse(fields[1].substring(0, 10))))
                        .as(line)
                        .isTrue();
            }
        }
    }

    private boolean rests(String country, int month, int day) {
        return holidays.isHoliday(country, LocalDate.of(2026, month, day));
    }
}
