package org.keskio.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeskioTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "demo",
                "token",
                "import",
                "trace",
                "logs",
                "dead-letters",
                "bench",
                "reset"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(Keskio.run(command, "--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--brake price", "--break cheese", "--break", "price"})
    void aDemoThatIsAskedForInWordsItDoesNotKnowIsNotPlayed(String words) {
        assertThat(Keskio.run(("demo " + words).split(" "))).isEqualTo(2);
    }

    @Test
    void aCommandThatDoesNotExistIsNotUnderstood() {
        assertThat(Keskio.run("upp")).isEqualTo(2);
    }
}
