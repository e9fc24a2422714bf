package org.keskio.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.local.LocalException;

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
                "partner",
                "trace",
                "logs",
                "dead-letters",
                "bench",
                "bench-data",
                "chaos",
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

    @ParameterizedTest
    @ValueSource(strings = {"partner", "partner --slow", "partner --lie --die", "partner --slow 3s --well"})
    void aPartnerIsToldOneThing(String words) {
        assertThat(Keskio.run(words.split(" "))).isEqualTo(2);
    }

    @Test
    void aSlowPartnerTakesSecondsOrMilliseconds() {
        assertThat(PartnerCommand.millis("3s")).isEqualTo(3000);
        assertThat(PartnerCommand.millis("500ms")).isEqualTo(500);
        assertThatThrownBy(() -> PartnerCommand.millis("soon")).isInstanceOf(LocalException.class);
    }

    @Test
    void aCommandThatDoesNotExistIsNotUnderstood() {
        assertThat(Keskio.run("upp")).isEqualTo(2);
    }
}
