package org.keskio.inventory.domain.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final OpeningHours SHOP = OpeningHours.parse("Mo-Fr 10:00-20:00; Sa 10:00-18:00; Su 12:00-17:00");

    @Test
    void opensAndClosesByTheClockOnItsWall() {
        // 2026-06-15 is a Monday
        assertThat(SHOP.isOpen(at("2026-06-15T09:59"), HELSINKI)).isFalse();
        assertThat(SHOP.isOpen(at("2026-06-15T10:00"), HELSINKI)).isTrue();
        assertThat(SHOP.isOpen(at("2026-06-15T20:00"), HELSINKI)).isFalse();
        assertThat(SHOP.nextOpen(at("2026-06-13T18:00"), HELSINKI)).contains(at("2026-06-14T12:00"));
        assertThat(SHOP.nextOpen(at("2026-06-15T11:00"), HELSINKI)).contains(at("2026-06-15T11:00"));
        assertThat(SHOP.closesAfter(at("2026-06-15T11:00"), HELSINKI)).contains(at("2026-06-15T20:00"));
    }

    @Test
    void mayStayOpenPastMidnight() {
        OpeningHours bar = OpeningHours.parse("Fr,Sa 22:00-02:00");
        assertThat(bar.isOpen(at("2026-06-20T01:59"), HELSINKI)).isTrue();
        assertThat(bar.isOpen(at("2026-06-20T02:00"), HELSINKI)).isFalse();
        assertThat(bar.isOpen(at("2026-06-19T01:00"), HELSINKI)).isFalse();
        assertThat(OpeningHours.parse("Fr,Sa 22:00-26:00").closesAfter(at("2026-06-19T23:00"), HELSINKI))
                .contains(at("2026-06-20T02:00"));
    }

    @Test
    void daysMayHaveABreakAndLaterRulesWin() {
        OpeningHours office = OpeningHours.parse("09:00-12:00,13:00-17:00; Sa-Su off; We closed");
        assertThat(office.isOpen(at("2026-06-16T12:30"), HELSINKI)).isFalse();
        assertThat(office.isOpen(at("2026-06-16T13:30"), HELSINKI)).isTrue();
        assertThat(office.nextOpen(at("2026-06-16T17:00"), HELSINKI)).contains(at("2026-06-18T09:00"));
        assertThat(office.isOpen(at("2026-06-20T10:00"), HELSINKI)).isFalse();
    }

    @Test
    void daysMayWrapAroundTheWeek() {
        OpeningHours weekend = OpeningHours.parse("Sa-Mo 10:00-12:00");
        assertThat(weekend.nextOpen(at("2026-06-15T12:00"), HELSINKI)).contains(at("2026-06-20T10:00"));
    }

    @Test
    void workingTimeStopsAtNight() {
        assertThat(SHOP.afterWorking(Duration.ofMinutes(90), at("2026-06-15T19:00"), HELSINKI))
                .contains(at("2026-06-16T10:30"));
        assertThat(SHOP.afterWorking(Duration.ZERO, at("2026-06-15T21:00"), HELSINKI))
                .contains(at("2026-06-16T10:00"));
    }

    @Test
    void opensByTheWallOnTheDayTheClocksChange() {
        OpeningHours daily = OpeningHours.parse("10:00-20:00");
        assertThat(daily.nextOpen(at("2026-03-28T21:00"), HELSINKI)).contains(at("2026-03-29T10:00"));
        assertThat(daily.nextOpen(at("2026-10-24T21:00"), HELSINKI)).contains(at("2026-10-25T10:00"));
    }

    @Test
    void neverAndAlwaysAreSaid() {
        assertThat(OpeningHours.NEVER.nextOpen(at("2026-06-15T12:00"), HELSINKI))
                .isEmpty();
        assertThat(OpeningHours.parse("Mo-Su off").isNever()).isTrue();
        OpeningHours always = OpeningHours.parse("24/7");
        assertThat(always.isOpen(at("2026-06-15T00:00"), HELSINKI)).isTrue();
        assertThat(always.closesAfter(at("2026-06-15T12:00"), HELSINKI)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mo",
                "Xx 10:00-20:00",
                "Mo-Fr 10-20",
                "Mo 10:00",
                "Mo 25:00-26:00",
                "Mo 10:61-12:00",
                "Mo 10:00-49:00",
                "10:00-12:00,",
                "Mo-Fr 10:00-20:00 & Sa",
                "<script>"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.parse(text));
    }

    @Property
    void theNextOpeningIsOpenAndNothingBeforeItIs(
            @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
            @ForAll @IntRange(max = 23) int from,
            @ForAll @IntRange(min = 1, max = 23) int hours) {
        OpeningHours open = OpeningHours.parse(String.format("Tu-Th,Sa %02d:00-%02d:00", from, from + hours));
        Instant now = Instant.ofEpochSecond(second);
        Instant next = open.nextOpen(now, HELSINKI).orElseThrow();
        assertThat(next).isAfterOrEqualTo(now);
        assertThat(open.isOpen(next, HELSINKI)).isTrue();
        for (int i = 1; i < 10; i++) {
            Instant between = now.plus(Duration.between(now, next).dividedBy(10).multipliedBy(i));
            assertThat(open.isOpen(between, HELSINKI)).isEqualTo(next.equals(now));
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
    }
}
