package org.keskio.local.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.keskio.local.LocalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The command {@code ./keskio} and all below it. */
@Command(
        name = "./keskio",
        mixinStandardHelpOptions = true,
        version = "Keskiö 0.1.0-SNAPSHOT",
        description = "Keskiö on this machine: one stock, one price, one view of the customer, one voice.",
        synopsisSubcommandLabel = "<command>",
        footer = {
            "",
            "Also: test (passes all tests), fmt (formats the sources). './keskio <command> --help' tells more.",
            "What the suite knows lies in .keskio/ and survives a restart; './keskio reset' forgets it."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            ReconcileCommand.class,
            PartnerCommand.class,
            TraceCommand.class,
            LogsCommand.class,
            DeadLettersCommand.class,
            BenchCommand.class,
            BenchDataCommand.class,
            ChaosCommand.class,
            ResetCommand.class,
            HelpCommand.class
        })
public final class Keskio implements Runnable {

    /** Runs one command. */
    public static int run(String... arguments) {
        // The terminal's locale may be POSIX; names of people are not ASCII.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        // Libraries tell their story at INFO; a command tells only its own.
        Logger.getLogger("").setLevel(Level.SEVERE);
        CommandLine line = new CommandLine(new Keskio());
        line.getSubcommands().values().forEach(command -> {
            if (command.getCommand() instanceof UpCommand) {
                UpCommand.describe(command);
            }
        });
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof LocalException) {
                        command.getErr().println(problem.getMessage());
                        return 1;
                    }
                    throw problem;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out, Ansi.OFF);
    }
}
