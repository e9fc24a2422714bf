package org.keskio.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code ./keskio demo} plays, and that it notices what is wrong. */
@ExtendWith(RunningSuite.class)
class MainStoryTest {

    @Test
    void aClerkGetsASoldOutProductToTheCustomer() {
        Story story = played(Optional.empty());
        assertThat(story.report().path("wrong")).isEmpty();
        assertThat(story.ok()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Story.Spoilt.class)
    void theStoryNoticesWhatIsSpoilt(Story.Spoilt what) {
        assertThat(played(Optional.of(what)).report().path("wrong")).isNotEmpty();
    }

    private static Story played(Optional<Story.Spoilt> spoilt) {
        PrintStream told = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Story story = new Story(RunningSuite.suite(), told, spoilt);
        story.play();
        return story;
    }
}
