package org.keskio.world;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the demo world: {@code org.keskio.world.Main --seed 1 --out DIR}. */
public final class Main {
    private static final String USAGE = "usage: org.keskio.world.Main [--seed NUMBER] --out DIRECTORY";

    private Main() {}

    /** Exits with 2 when the arguments make no sense, with 1 when the files can't be written. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        long seed = 1;
        String out = "";
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a value");
                }
                switch (arguments[i]) {
                    case "--seed" -> seed = seed(arguments[i + 1]);
                    case "--out" -> out = arguments[i + 1];
                    default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
                }
            }
            if (out.isBlank()) {
                throw new IllegalArgumentException("--out is missing");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        return write(seed, Path.of(out));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed needs a whole number, got '" + text + "'", e);
        }
    }

    private static int write(long seed, Path directory) {
        try {
            WorldFacts facts = World.write(seed, directory);
            System.out.println(facts.name() + ", seed " + seed + ", in " + directory.toAbsolutePath());
            facts.counts().forEach((what, count) -> System.out.println("  " + what + ": " + count));
            return 0;
        } catch (IOException e) {
            System.err.println("can't write the world: " + e);
            return 1;
        }
    }
}
