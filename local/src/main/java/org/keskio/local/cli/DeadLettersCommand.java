package org.keskio.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keskio.local.Home;
import org.keskio.local.suite.DeadLetters;
import org.keskio.local.suite.DeadLetters.Letter;
import org.keskio.local.suite.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists and replays events that a service could not take. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Events that a service could not take after several tries.",
        synopsisSubcommandLabel = "list|replay")
final class DeadLettersCommand implements Runnable {

    @Option(
            names = "--consumer",
            paramLabel = "<service>",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Only those of one service.")
    private Optional<String> consumer = Optional.empty();

    @Option(
            names = "--json",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "One JSON object: {\"letters\":[...]}.")
    private boolean json;

    @Override
    public void run() {
        picocli.CommandLine.usage(this, System.out, picocli.CommandLine.Help.Ansi.OFF);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows them, with the reason.")
    int list() throws IOException {
        return print(letters().list(consumer), "No dead letters.");
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Puts those that were not replayed yet back into the topic they came from, once each.")
    int replay() throws IOException {
        return print(letters().replay(consumer), "Nothing to replay.");
    }

    private static DeadLetters letters() {
        return new DeadLetters(
                Installation.present(Home.here()).suite().addresses().kafka());
    }

    private int print(List<Letter> letters, String none) throws IOException {
        if (json) {
            System.out.println(new ObjectMapper()
                    .writeValueAsString(
                            Map.of("letters", letters.stream().map(Letter::json).toList())));
        } else if (letters.isEmpty()) {
            System.out.println(none);
        } else {
            letters.forEach(l -> System.out.printf(
                    "%s  %s/%d@%d%s%n    %s %s (%s)%n    %s%n",
                    l.time(),
                    l.topic(),
                    l.partition(),
                    l.offset(),
                    l.replayed() ? "  replayed" : "",
                    l.type(),
                    l.subject(),
                    l.id(),
                    l.reason()));
        }
        return 0;
    }
}
