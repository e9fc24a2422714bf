package org.keskio.local.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.keskio.local.Home;

/** How the programs of {@code e2e} are started. */
public final class JourneyProgram {

    private JourneyProgram() {}

    /** The command that runs one of its main classes. */
    public static List<String> command(Home home, String mainClass, List<String> arguments) {
        Path target = home.root().resolve("e2e/target");
        List<String> command = new ArrayList<>(List.of(
                Java.program(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Java.classPath(target.resolve("classes"), target.resolve("class.path")),
                mainClass));
        command.addAll(arguments);
        return command;
    }
}
