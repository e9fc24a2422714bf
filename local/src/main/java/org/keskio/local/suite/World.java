package org.keskio.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Progress;
import org.keskio.local.Secrets;
import org.keskio.local.Settings;
import org.keskio.local.engine.WorldMaker;

/** The demo world: made from its seed and brought in through the same door as any retailer's data. */
public final class World {

    private static final String PARTNERS = "partners";

    // Stock names locations and products, prices name products.
    private static final List<String> ORDER =
            List.of("locations", "catalogue", "prices", "stock", PARTNERS, "partner-stock", "customers");

    private static final String LOGINS = "logins";

    private final Home home;
    private final Settings settings;
    private final Feeds feeds;
    private final Partners partners;
    private final Logins logins;

    private World(Home home, Settings settings, Feeds feeds, Partners partners, Logins logins) {
        this.home = home;
        this.settings = settings;
        this.feeds = feeds;
        this.partners = partners;
        this.logins = logins;
    }

    /** The world of an installation. */
    public static World of(Home home, Installation installation) {
        Suite suite = installation.suite();
        Tokens tokens = new Tokens(suite.addresses(), Secrets.of(home));
        return new World(
                home,
                installation.settings(),
                new Feeds(suite.addresses(), tokens),
                new Partners(suite.addresses(), tokens, suite.partner()),
                new Logins(suite.addresses(), tokens, suite.keycloakAdmin()));
    }

    /** Brings in what is not in yet; an interrupted load goes on with the feed that it was at, since feeds may be repeated. */
    public void load(Progress progress) {
        if (Files.exists(mark(LOGINS))) {
            return;
        }
        Path files = home.folder("world");
        if (!Files.exists(files.resolve("made"))) {
            progress.say("making the demo world from seed " + settings.worldSeed());
            new WorldMaker(home).make(settings.worldSeed(), files);
            write(files.resolve("made"));
        }
        for (String kind : ORDER) {
            if (kind.equals(PARTNERS)) {
                if (!Files.exists(mark(kind))) {
                    partners.tell();
                    write(mark(kind));
                }
            } else if (!Files.exists(mark(kind))) {
                long began = System.nanoTime();
                progress.say("demo world: bringing in the " + kind);
                FeedReport report = feeds.send(kind, feedFile(files, kind));
                if (report.refused() > 0) {
                    throw new LocalException(
                            "The demo world's %s were not all accepted:%n%s".formatted(kind, report.text(10)));
                }
                progress.say(String.format(
                        Locale.ROOT,
                        "demo world: %,d %s (%.1f s)",
                        report.accepted(),
                        kind,
                        (System.nanoTime() - began) / 1e9));
                write(mark(kind));
            }
        }
        progress.say("demo world: %d customers can log in".formatted(logins.tie(files)));
        write(mark(LOGINS));
    }

    private Path mark(String kind) {
        return home.state().resolve("world/loaded-" + kind);
    }

    private static Path feedFile(Path folder, String kind) {
        for (String suffix : List.of(".csv", ".jsonl")) {
            Path file = folder.resolve(kind + suffix);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new LocalException("The demo world has no " + kind + " in " + folder);
    }

    private static void write(Path mark) {
        try {
            Files.writeString(mark, "");
        } catch (IOException e) {
            throw new LocalException("%s cannot be written: %s".formatted(mark, e.getMessage()), e);
        }
    }
}
