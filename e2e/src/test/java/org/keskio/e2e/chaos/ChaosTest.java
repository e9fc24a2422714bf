package org.keskio.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.keskio.local.Progress;

/** Has engines of its own: what it kills, other tests need. */
class ChaosTest {

    private static final Path ROOT =
            Path.of(System.getProperty("keskio.root", "..")).toAbsolutePath().normalize();

    @Test
    void everyPromiseIsKeptWhilePartsAreKilled() throws Exception {
        Campaign campaign = new Campaign(ROOT, ROOT.resolve("e2e/target/chaos"), Progress.onTerminal());

        Summary summary = campaign.play(3, 7, outcome -> System.out.println(outcome.text()));

        assertThat(summary.broken()).isEmpty();
        assertThat(summary.outcomes()).hasSize(3);
        assertThat(summary.kills()).isGreaterThanOrEqualTo(3);
        assertThat(summary.acknowledged()).isPositive();
    }
}
