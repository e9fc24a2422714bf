package org.keskio.local;

import org.keskio.local.cli.Keskio;

/** Where the launcher script hands over. */
public final class Main {

    private Main() {}

    /** Runs one command and ends with its exit code: 0 done, 1 not done, 2 not understood. */
    public static void main(String[] arguments) {
        System.exit(Keskio.run(arguments));
    }
}
