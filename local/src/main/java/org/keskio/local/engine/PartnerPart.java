package org.keskio.local.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Settings;
import org.keskio.local.process.Launch;

/** The demo's partner: a company of its own behind the published contract, with what the world gave it. */
public final class PartnerPart implements Part {

    /** The location that it is. */
    public static final String CODE = "PT-VINDEL";

    private static final int CONNECT_MILLIS = 500;
    private static final String HEADER = "sku,gtin,quantity,lead_time_days,cost_eur\n";

    private final Home home;
    private final Settings settings;
    private final Addresses addresses;

    public PartnerPart(Home home, Settings settings, Addresses addresses) {
        this.home = home;
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "partner";
    }

    @Override
    public Map<Port, Integer> ports() {
        return Map.of(Port.PARTNER, settings.port(Port.PARTNER));
    }

    @Override
    public Port port() {
        return Port.PARTNER;
    }

    /** Where it answers, as its record says. */
    public String endpoint() {
        return "http://localhost:" + settings.port(Port.PARTNER);
    }

    /** Tells it how to behave from now on: {@code well}, {@code lie} or {@code slow <milliseconds>}. */
    public void be(String mood) {
        write(home.folder("partner").resolve("mood"), mood);
    }

    @Override
    public void prepare() {
        home.folder("partner");
        if (!Files.exists(stock())) {
            // Before there is a world it has nothing.
            write(empty(), HEADER);
        }
    }

    @Override
    public Launch launch() {
        Path jar = home.root().resolve("local/partner/target/keskio-demo-partner.jar");
        String classPath = Java.classPath(jar, home.root().resolve("local/partner/target/class.path"));
        List<String> command = Java.command(
                List.of("-Xms8m", "-Xmx32m"), List.of("-cp", classPath, "org.keskio.demopartner.DemoPartner"));
        return new Launch(
                command,
                Map.of(
                        "PARTNER_CODE", CODE,
                        "PARTNER_PORT", String.valueOf(settings.port(Port.PARTNER)),
                        "PARTNER_STATE", home.folder("partner").toString(),
                        "PARTNER_STOCK", (Files.exists(stock()) ? stock() : empty()).toString(),
                        "PARTNER_ISSUER", addresses.publicUrl(),
                        "PARTNER_KEYS_URL", addresses.gateway() + "/api/shop/v1/partners/keys",
                        "PARTNER_PACKS_SECONDS", "20"),
                home.state(),
                home.log(name()),
                Java.buildOf(jar));
    }

    @Override
    public boolean healthy() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port(Port.PARTNER)),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path stock() {
        return home.state().resolve("world/asked-partner.csv");
    }

    private Path empty() {
        return home.state().resolve("partner/nothing.csv");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LocalException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
