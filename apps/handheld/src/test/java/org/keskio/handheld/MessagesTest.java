package org.keskio.handheld;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app says the same in each of its languages. */
class MessagesTest {

    private static final Path WEB = Path.of("src", "main", "web");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USE = Pattern.compile("\\bt\\(\\s*'([\\w.\\-]+)'");
    private static final Pattern FAMILY = Pattern.compile("\\bt\\(\\s*`([\\w.]+\\.)\\$\\{");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void saysEverythingThatEnglishSays(String language) throws IOException {
        assertThat(messages(language).keySet()).isEqualTo(messages("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void fillsInTheSameAsEnglish(String language) throws IOException {
        Map<String, String> messages = messages(language);
        messages("en")
                .forEach((key, english) -> assertThat(placeholders(messages.getOrDefault(key, "")))
                        .as(language + " " + key)
                        .isEqualTo(placeholders(english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void leavesNothingUnsaid(String language) throws IOException {
        assertThat(messages(language))
                .allSatisfy((key, text) -> assertThat(text).isNotBlank());
    }

    @Test
    void hasEachMessageThatAScreenUses() throws IOException {
        Set<String> known = messages("en").keySet();
        assertThat(known).containsAll(found(USE));
        assertThat(found(FAMILY))
                .isNotEmpty()
                .allSatisfy(family -> assertThat(known).anyMatch(key -> key.startsWith(family)));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".ts")).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Map<String, String> messages(String language) throws IOException {
        return new TreeMap<>(JSON.readValue(
                WEB.resolve("messages").resolve(language + ".json").toFile(),
                new TypeReference<Map<String, String>>() {}));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
