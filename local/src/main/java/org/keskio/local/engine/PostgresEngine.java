package org.keskio.local.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.Port;
import org.keskio.local.Secrets;
import org.keskio.local.Service;
import org.keskio.local.Settings;
import org.keskio.local.process.Launch;
import org.keskio.local.process.Signal;

/**
 * PostgreSQL itself, unpacked from the jar that Maven fetched, with durable settings: what it confirmed survives a crash.
 * One database and user for each service that owns data, and one for Keycloak.
 */
public final class PostgresEngine implements Part {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String BENCH = "inventory_bench";
    private static final String OWNER = "postgres";
    private static final String KEYCLOAK = "keycloak";

    private final Home home;
    private final Settings settings;
    private final Secrets secrets;

    public PostgresEngine(Home home, Settings settings, Secrets secrets) {
        this.home = home;
        this.settings = settings;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Map<Port, Integer> ports() {
        return Map.of(Port.POSTGRES, number());
    }

    @Override
    public Port port() {
        return Port.POSTGRES;
    }

    @Override
    public void prepare() {
        if (!Files.exists(programs().resolve("bin/postgres"))) {
            unpack();
        }
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        dropStaleLock();
    }

    @Override
    public Launch launch() {
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(List.of(programs().resolve("bin/postgres").toString(), "-D", data().toString()));
        for (String setting : List.of(
                "port=" + number(),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=200",
                "shared_buffers=64MB",
                "log_line_prefix=%t [%p] %q%u@%d ")) {
            command.addAll(List.of("-c", setting));
        }
        return new Launch(command, Map.of(), home.state(), home.log(name()), "");
    }

    @Override
    public boolean healthy() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void settle() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (Service service : Service.values()) {
                if (service.database().isPresent()) {
                    database(statement, service.database().get());
                }
            }
            database(statement, KEYCLOAK);
        } catch (SQLException e) {
            throw new LocalException("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public Signal ending() {
        return Signal.INT;
    }

    /** The JDBC address of a database. */
    public String jdbc(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(number(), database);
    }

    /** The address of a database for reactive clients. */
    public String reactive(String database) {
        return "postgresql://localhost:%d/%s".formatted(number(), database);
    }

    /** A database beside that of inventory-search, for benchmarks, where there is none yet. */
    public void makeBenchDatabase() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(BENCH))) {
                statement.execute("CREATE DATABASE %s OWNER inventory".formatted(BENCH));
                statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(BENCH));
            }
        } catch (SQLException e) {
            throw new LocalException("The database cannot be made; does the suite run? " + e.getMessage(), e);
        }
    }

    /** Forgets the database for benchmarks. */
    public void dropBenchDatabase() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(BENCH));
        } catch (SQLException e) {
            throw new LocalException("The database cannot be dropped; does the suite run? " + e.getMessage(), e);
        }
    }

    private int number() {
        return settings.port(Port.POSTGRES);
    }

    private Path data() {
        return home.state().resolve("postgres/data");
    }

    private Path programs() {
        return home.state().resolve("postgres/programs");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                jdbc("postgres") + "?connectTimeout=2&socketTimeout=20", OWNER, secrets.database(OWNER));
    }

    /** Names are ours, never input. The password is set each time, so that secrets and database cannot drift apart. */
    private void database(Statement statement, String name) throws SQLException {
        String password = secrets.database(name);
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(name))) {
            statement.execute("CREATE ROLE %s LOGIN".formatted(name));
        }
        statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, password));
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(name))) {
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
            statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own takes the power away and needs no other user. */
    private static List<String> unprivileged() {
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "--user") : List.of();
    }

    private void unpack() {
        Path target = programs();
        try (InputStream archive = PostgresEngine.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new LocalException("There is no PostgreSQL for this machine: Linux on x86-64 is supported.");
            }
            Files.createDirectories(home.folder("postgres"));
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)));
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                extract(tar, entry, target);
                entry = tar.getNextEntry();
            }
        } catch (IOException e) {
            throw new LocalException("PostgreSQL cannot be unpacked to %s: %s".formatted(target, e.getMessage()), e);
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> runnable = PosixFilePermissions.fromString("rwxr-xr-x");
            Files.setPosixFilePermissions(file, runnable);
        }
    }

    private void initialise() {
        Path password = home.folder("run").resolve("postgres-password");
        Path fresh = data().resolveSibling("data.new");
        try {
            Trees.delete(fresh); // What an interrupted first start left behind.
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, secrets.database(OWNER));
            List<String> command = new ArrayList<>(unprivileged());
            command.addAll(List.of(
                    programs().resolve("bin/initdb").toString(),
                    "-D",
                    fresh.toString(),
                    "-U",
                    OWNER,
                    "--pwfile=" + password,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            Tool.run(name(), command, home);
            Files.move(fresh, data());
        } catch (IOException e) {
            throw new LocalException("The database cannot be prepared: " + e.getMessage(), e);
        } finally {
            password.toFile().delete();
        }
    }

    /** After a power cut the lock may name a process id that now belongs to something else; PostgreSQL would refuse to start. */
    private void dropStaleLock() {
        Path lock = data().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        try (Stream<String> lines = Files.lines(lock)) {
            long pid = Long.parseLong(lines.findFirst().orElse("0").strip());
            boolean postgres = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent();
            if (!postgres) {
                Files.delete(lock);
            }
        } catch (IOException | NumberFormatException e) {
            throw new LocalException("%s cannot be read: %s".formatted(lock, e.getMessage()), e);
        }
    }
}
