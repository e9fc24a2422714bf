package org.keskio.e2e;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Plays the main story against the running suite. Exit code 0 when all was as it should be, 1 when not. */
public final class Demo {

    private Demo() {}

    /** {@code [--json] [--break price|stock|mail]}. */
    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        boolean json = arguments.contains("--json");
        Optional<Story.Spoilt> spoilt;
        try {
            spoilt = spoilt(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // With --json the story goes to the side, so that programs read nothing but the object.
        PrintStream told = json ? new PrintStream(System.err, true, StandardCharsets.UTF_8) : out;
        Story story = new Story(Suite.fromEnvironment(), told, spoilt);
        story.play();
        if (json) {
            out.println(story.report());
        } else {
            story.conclude();
        }
        System.exit(story.ok() ? 0 : 1);
    }

    private static Optional<Story.Spoilt> spoilt(List<String> arguments) {
        int at = arguments.indexOf("--break");
        if (at < 0) {
            return Optional.empty();
        }
        String what = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
        return Optional.of(
                switch (what) {
                    case "price" -> Story.Spoilt.PRICE;
                    case "stock" -> Story.Spoilt.STOCK;
                    case "mail" -> Story.Spoilt.MAIL;
                    default ->
                        throw new IllegalArgumentException("--break takes price, stock or mail, not '" + what + "'");
                });
    }
}
