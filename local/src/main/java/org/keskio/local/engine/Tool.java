package org.keskio.local.engine;

import java.io.IOException;
import java.util.List;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.process.LogTail;

/** A program that does one thing and ends. */
final class Tool {

    private static final int LINES = 15;

    private Tool() {}

    /** Runs it to its end, with its output in the log of the part it belongs to. */
    static void run(String part, List<String> command, Home home) {
        try {
            int code = new ProcessBuilder(command)
                    .directory(home.state().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(home.log(part).toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new LocalException("%s ended with code %d. The last lines of %s:%n%s"
                        .formatted(
                                command.getFirst(),
                                code,
                                home.log(part),
                                String.join(System.lineSeparator(), LogTail.last(home.log(part), LINES))));
            }
        } catch (IOException e) {
            throw new LocalException("%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while " + part + " was being prepared.", e);
        }
    }
}
