package org.keskio.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.process.LogTail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of a part. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description =
                "Shows the end of the log of a part, such as pricing, keycloak or postgres ('./keskio status' names all).")
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<service>", description = "A part; for a second replica pricing-2.")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines (default ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int lines;

    @Option(names = "--json", description = "Lines as they lie in the file; the services write JSON.")
    private boolean raw;

    @Override
    public Integer call() {
        Path log = Home.here().log(part);
        if (!part.matches("[a-z0-9-]+") || !Files.exists(log)) {
            throw new LocalException("There is no log of '%s' in %s.".formatted(part, log.getParent()));
        }
        LogTail.last(log, lines).stream()
                .map(l -> raw ? l : LogTail.readable(l))
                .forEach(System.out::println);
        if (follow) {
            LogTail.follow(log, System.out, raw, () -> true);
        }
        return 0;
    }
}
