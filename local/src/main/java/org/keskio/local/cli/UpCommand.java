package org.keskio.local.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Progress;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.Suite;
import org.keskio.local.suite.Welcome;
import org.keskio.local.suite.World;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** Starts the suite. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Builds what changed, starts what does not run, loads the demo world the first time, and prints the addresses and demo logins.",
            "Stays until Ctrl-C, which stops everything; with --detach it returns."
        })
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when everything runs; './keskio down' stops it.")
    private boolean detach;

    @Option(
            names = "--replicas",
            split = ",",
            paramLabel = "<service>=<n>",
            description = "Run more of a service, such as pricing=2,inventory-search=2.")
    private Map<String, Integer> replicas = new LinkedHashMap<>();

    @Option(
            names = "--https",
            description = "Serve the gateway with a certificate made here too, for phones in the local network.")
    private boolean https;

    @Option(names = "--no-build", description = "Start what was built before, even when sources have changed.")
    private boolean noBuild;

    @Option(names = "--no-world", description = "Do not load the demo world.")
    private boolean noWorld;

    @Option(
            names = "--no-caches",
            description = "Make no start-up caches: up sooner this once, as a test wants it; later starts are slower.")
    private boolean noCaches;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<service>",
            description =
                    "Besides the engines start only these services, or 'engines' for none: for running one from an editor.")
    private List<String> only = List.of();

    @Override
    public Integer call() {
        Home home = Home.here();
        Progress progress = Progress.onTerminal();
        if (noBuild) {
            progress.say("starting what was built before");
        }
        Installation installation = Installation.chosen(home, replicas, https);
        Foreground foreground = Foreground.holding(installation.suite(), progress);
        if (detach) {
            foreground.letGo();
        }
        try {
            boolean started = Suite.alone(home, () -> start(home, installation, progress));
            if (started && !detach) {
                foreground.stay();
            }
            return 0;
        } finally {
            // What was started stays after a failure, so that the next 'up' goes on from there.
            foreground.letGo();
        }
    }

    /** Says whether anything had to be started. */
    private boolean start(Home home, Installation installation, Progress progress) {
        boolean started = installation.suite().up(progress, wanted(), !noCaches) > 0;
        if (!noWorld && only.isEmpty()) {
            World.of(home, installation).load(progress);
        }
        if (only.isEmpty()) {
            installation.suite().bringPartner(progress);
        }
        progress.say(started ? "everything is up" : "everything was up already");
        if (only.isEmpty()) {
            System.out.println(Welcome.text(home, installation));
        }
        return started;
    }

    private Set<Service> wanted() {
        if (only.isEmpty()) {
            return EnumSet.allOf(Service.class);
        }
        EnumSet<Service> wanted = EnumSet.noneOf(Service.class);
        for (String name : only) {
            if (!name.equals("engines")) {
                wanted.add(Service.named(name)
                        .orElseThrow(() -> new LocalException("There is no service '%s'.".formatted(name))));
            }
        }
        return wanted;
    }

    /** The settings with their defaults, for the end of the help text. */
    static IHelpSectionRenderer settings() {
        return help -> {
            StringBuilder text = new StringBuilder(
                    "%nSettings, as lines 'name=value' in .keskio/settings.properties or in the environment (which wins):%n"
                            .formatted());
            for (Port port : Port.values()) {
                text.append("  %-26s %-36s %6d  %s%n"
                        .formatted(port.setting(), port.variable(), port.standard(), port.purpose()));
            }
            Settings.defaults().entrySet().stream()
                    .filter(e -> !e.getKey().startsWith("port."))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> text.append(
                            "  %-26s %-36s %6s%n".formatted(e.getKey(), Settings.variable(e.getKey()), e.getValue())));
            text.append("  Replicas listen ten ports above the one before; heap.* are MiB.%n".formatted());
            return text.toString();
        };
    }

    /** Adds the settings to the help of this command. */
    static void describe(CommandLine up) {
        up.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, settings());
    }
}
