package org.keskio.local.desk;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/** Runs mailbox, trace store and their page until it is stopped. Its settings are {@code DESK_*} variables. */
public final class Desk {

    private static final int LARGEST_EXPORT = 32 * 1024 * 1024;

    private Desk() {}

    /** Starts the desk. */
    public static void main(String[] arguments) throws IOException {
        Mailbox mailbox = new Mailbox(Path.of(setting("DESK_MAIL")), Clock.systemUTC());
        SmtpReceiver smtp = new SmtpReceiver(port("DESK_SMTP_PORT"), mailbox);
        TraceStore traces = TraceStore.open(Path.of(setting("DESK_TRACES")), port("DESK_TRACES_KEPT"));
        Server collector = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port("DESK_OTLP_PORT")))
                .maxInboundMessageSize(LARGEST_EXPORT)
                .addService(new TraceCollector(traces))
                .build()
                .start();
        Pages pages = new Pages(port("DESK_PAGE_PORT"), mailbox, traces);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            pages.stop();
            smtp.stop();
            collector.shutdownNow();
            traces.close();
        }));
        smtp.start();
        pages.start();
    }

    private static int port(String name) {
        return Integer.parseInt(setting(name));
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
