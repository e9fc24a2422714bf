package org.keskio.e2e.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.keskio.e2e.Suite;

/** Makes the data of {@link LargeWorld}: {@code ./keskio bench-data [--skus N]}. */
public final class MakeLargeData {

    private static final int SKUS = 500_000;

    private MakeLargeData() {}

    /** {@code --skus N} makes fewer or more than 500,000. */
    public static void main(String[] args) throws SQLException {
        List<String> arguments = List.of(args);
        int at = arguments.indexOf("--skus");
        int skus = at < 0 ? SKUS : Integer.parseInt(arguments.get(at + 1));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Services services = new Services(Suite.fromEnvironment());
        Map<String, String> told = services.largeEnvironment();
        LargeData data = new LargeData(told);
        if (data.skus() == skus) {
            out.println("Already there: " + data.describe());
            return;
        }
        out.println("Tables ...");
        // The service itself makes its tables when it starts.
        services.start("inventory-search", told, List.of()).close();
        data.make(skus, out);
    }
}
