package org.keskio.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void refusesArgumentsThatMakeNoSense() {
        assertThat(Main.run()).isEqualTo(2);
        assertThat(Main.run("--out")).isEqualTo(2);
        assertThat(Main.run("--seed", "one", "--out", "x")).isEqualTo(2);
        assertThat(Main.run("--colour", "red")).isEqualTo(2);
    }
}
