package org.keskio.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    @Test
    void readsBackWhatAFeedFileQuoted(@TempDir Path directory) throws IOException {
        try (FeedFile file = FeedFile.open(directory, "x.csv")) {
            file.header("a", "b").row("he said \"hi\", then\nleft", "plain");
        }

        Table table = Table.parse(Files.readString(directory.resolve("x.csv")));

        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.text("a")).isEqualTo("he said \"hi\", then\nleft");
            assertThat(row.text("b")).isEqualTo("plain");
        });
    }

    @Test
    void refusesALineWithAMissingCell() {
        assertThatThrownBy(() -> Table.parse("a,b\n1\n")).hasMessageContaining("expected 2 cells");
    }
}
