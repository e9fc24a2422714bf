package org.keskio.local.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.keskio.local.Home;
import org.keskio.local.Port;
import org.keskio.local.Settings;
import org.keskio.local.process.Launch;

/** The mailbox and the traces, together in one small program. */
public final class DeskPart implements Part {

    private final Home home;
    private final Settings settings;

    public DeskPart(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public Map<Port, Integer> ports() {
        return Map.of(
                Port.SMTP, settings.port(Port.SMTP),
                Port.MAILBOX, settings.port(Port.MAILBOX),
                Port.OTLP, settings.port(Port.OTLP));
    }

    @Override
    public Port port() {
        return Port.MAILBOX;
    }

    @Override
    public void prepare() {
        home.folder("mail");
        home.folder("traces");
    }

    @Override
    public Launch launch() {
        Path jar = home.root().resolve("local/target/keskio-local.jar");
        String classPath = Java.classPath(jar, home.root().resolve("local/target/class.path"));
        List<String> command =
                Java.command(List.of("-Xms16m", "-Xmx96m"), List.of("-cp", classPath, "org.keskio.local.desk.Desk"));
        return new Launch(
                command,
                Map.of(
                        "DESK_SMTP_PORT", String.valueOf(settings.port(Port.SMTP)),
                        "DESK_PAGE_PORT", String.valueOf(settings.port(Port.MAILBOX)),
                        "DESK_OTLP_PORT", String.valueOf(settings.port(Port.OTLP)),
                        "DESK_TRACES_KEPT", String.valueOf(settings.tracesKept()),
                        "DESK_MAIL", home.state().resolve("mail").toString(),
                        "DESK_TRACES", home.state().resolve("traces").toString()),
                home.state(),
                home.log(name()),
                Java.buildOf(jar));
    }

    @Override
    public boolean healthy() {
        return Http.ok("http://localhost:%d/health".formatted(settings.port(Port.MAILBOX)));
    }
}
