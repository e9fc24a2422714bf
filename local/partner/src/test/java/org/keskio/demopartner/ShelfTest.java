package org.keskio.demopartner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration PACKS = Duration.ofMinutes(1);
    private static final List<Shelf.Wanted> ONE = List.of(new Shelf.Wanted("A", 1));

    /** Whatever is repeated, late or out of order: one answer an id, and never more ordered than there is. */
    @Property(tries = 300)
    void noRepetitionDoublesAnOrder(
            @ForAll @Size(max = 40) List<@IntRange(max = 29) Integer> calls, @ForAll @IntRange(max = 5) int there)
            throws IOException {
        Path journal = Files.createTempFile("shelf", ".journal");
        Shelf shelf = shelf(there, journal);
        Map<String, Shelf.State> answers = new HashMap<>();
        for (int call : calls) {
            String id = "order-" + call % 5;
            Shelf.State state = (call / 5 % 3 == 2)
                    ? shelf.cancel(id, NOW).state()
                    : shelf.confirm(id, ONE, true, NOW).state();
            Shelf.State before = answers.put(id, state);
            if (before != null && before != Shelf.State.CONFIRMED) {
                assertThat(state).as(id).isEqualTo(before);
            }
            assertThat(shelf.ordered("A")).isLessThanOrEqualTo(there);
            if (call >= 15) {
                shelf = shelf(there, journal); // as after a crash
            }
        }
        assertThat(shelf.ordered("A")).isEqualTo((int) answers.values().stream()
                .filter(state -> state == Shelf.State.CONFIRMED)
                .count());
        Files.delete(journal);
    }

    @Test
    void anOrderThatWasCancelledBeforeItCameIsNotCarriedOut(@TempDir Path folder) {
        Shelf shelf = shelf(3, folder.resolve("journal"));

        shelf.cancel("late", NOW);

        assertThat(shelf.confirm("late", ONE, true, NOW).state()).isEqualTo(Shelf.State.CANCELLED);
        assertThat(shelf.ordered("A")).isZero();
    }

    @Test
    void whatWasShippedStaysShipped(@TempDir Path folder) {
        Shelf shelf = shelf(3, folder.resolve("journal"));
        shelf.confirm("gone", ONE, true, NOW);

        Shelf.Order order = shelf.cancel("gone", NOW.plus(PACKS));

        assertThat(shelf.isShipped(order, NOW.plus(PACKS))).isTrue();
    }

    @Test
    void aLiarFailsWhatItConfirmed(@TempDir Path folder) {
        Shelf shelf = shelf(3, folder.resolve("journal"));
        shelf.confirm("believed", ONE, true, NOW);

        assertThat(shelf.look("believed", true, NOW).orElseThrow().state()).isEqualTo(Shelf.State.FAILED);
        assertThat(shelf.look("believed", false, NOW).orElseThrow().state()).isEqualTo(Shelf.State.FAILED);
    }

    @Test
    void theMoodIsReadFromItsFile() {
        assertThat(Mood.read("slow 3000").delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Mood.read("lie").lies()).isTrue();
        assertThat(Mood.read("well")).isEqualTo(Mood.WELL);
    }

    private static Shelf shelf(int pieces, Path journal) {
        return Shelf.open(List.of(new Shelf.Item("A", pieces, 2, "4.00")), journal, PACKS);
    }
}
