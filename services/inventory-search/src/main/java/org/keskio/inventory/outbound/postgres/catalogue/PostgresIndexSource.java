package org.keskio.inventory.outbound.postgres.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.index.IndexSource;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.LocalText;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.catalogue.StyleCode;
import org.keskio.inventory.domain.chance.Trail;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Gln;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;
import org.keskio.inventory.domain.location.OpeningHours;

/** Reads what the index is made of by JDBC, whose cursors stream. */
@ApplicationScoped
public class PostgresIndexSource implements IndexSource {

    private static final int FETCH = 5_000;
    private static final int STYLES_AT_ONCE = 500;

    private static final String PRODUCTS = """
            select sku, gtin, style, name_fi, name_sv, name_en, brand, category, colour, size,
                description_fi, description_sv, description_en, weight_g, image_url, other_gtins
            from products
            """;
    private static final String LOCATIONS = """
            select code, kind, name, street, postcode, town, country, latitude, longitude, time_zone, gln,
                opening_hours, handling_minutes, daily_capacity
            from locations
            """;

    // The same fading as domain/chance/Trail, whose numbers these are.
    private static final String SELLING = """
            select p.style, sum(f.sold * exp((least(f.sold_at, n.at) - n.at) / 86400.0::float8 / %s)) pieces
            from findings f join products p using (sku) cross join (select %d at) n
            where f.sold > 0 group by p.style
            """;

    private final DataSource database;

    @Inject
    public PostgresIndexSource(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Location> locations() {
        List<Location> locations = new ArrayList<>();
        each(LOCATIONS + " order by code", List.of(), row -> locations.add(location(row)));
        return locations;
    }

    @Override
    public List<Location> locations(Collection<LocationCode> codes) {
        List<Location> locations = new ArrayList<>();
        List<String> wanted = codes.stream().map(LocationCode::value).toList();
        each(LOCATIONS + " where code = any (?)", wanted, row -> locations.add(location(row)));
        return locations;
    }

    @Override
    public void styles(Consumer<Map<StyleCode, List<Product>>> sink) {
        Rows rows = new Rows(sink);
        each(PRODUCTS + " order by style, sku", List.of(), rows::take);
        rows.flush();
    }

    @Override
    public Map<StyleCode, List<Product>> styles(Collection<StyleCode> codes) {
        Map<StyleCode, List<Product>> found = new LinkedHashMap<>();
        codes.forEach(code -> found.put(code, List.of()));
        Rows rows = new Rows(found::putAll);
        List<String> wanted = codes.stream().map(StyleCode::value).toList();
        each(PRODUCTS + " where style = any (?) order by style, sku", wanted, rows::take);
        rows.flush();
        return found;
    }

    @Override
    public Map<StyleCode, Double> selling(Instant now) {
        Map<StyleCode, Double> pieces = new HashMap<>();
        String sql = String.format(Locale.ROOT, SELLING, Trail.FADES_DAYS, now.getEpochSecond());
        each(sql, List.of(), row -> pieces.put(new StyleCode(row.getString("style")), row.getDouble("pieces")));
        return pieces;
    }

    @Override
    public void stock(StockSink sink) {
        try (Connection connection = database.getConnection()) {
            new StockRows(sink).read(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, List<String> wanted, RowReader reader) {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            // The driver streams inside of a transaction only.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                if (!wanted.isEmpty()) {
                    Array array = connection.createArrayOf("text", wanted.toArray());
                    statement.setArray(1, array);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("The index cannot be read from the database", e);
    }

    private static Location location(ResultSet row) throws SQLException {
        return new Location(
                new LocationCode(row.getString("code")),
                LocationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("street"),
                row.getString("postcode"),
                row.getString("town"),
                row.getString("country"),
                new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
                ZoneId.of(row.getString("time_zone")),
                Optional.ofNullable(row.getString("gln")).map(Gln::new),
                OpeningHours.parse(row.getString("opening_hours")),
                row.getInt("handling_minutes"),
                row.getInt("daily_capacity"));
    }

    /** Gathers rows into styles; texts that the SKUs of a style share are kept once. */
    private static final class Rows {

        private final Consumer<Map<StyleCode, List<Product>>> sink;
        private Map<StyleCode, List<Product>> styles = new LinkedHashMap<>();
        private @Nullable Product previous;

        Rows(Consumer<Map<StyleCode, List<Product>>> sink) {
            this.sink = sink;
        }

        void take(ResultSet row) throws SQLException {
            Product product = product(row, previous);
            if (previous == null || !previous.style().equals(product.style())) {
                if (styles.size() >= STYLES_AT_ONCE) {
                    flush();
                }
                styles.put(product.style(), new ArrayList<>());
            }
            styles.getOrDefault(product.style(), new ArrayList<>()).add(product);
            previous = product;
        }

        void flush() {
            if (!styles.isEmpty()) {
                sink.accept(styles);
                styles = new LinkedHashMap<>();
            }
        }

        private static List<Gtin> gtins(String joined) {
            return joined.isEmpty()
                    ? List.of()
                    : Arrays.stream(joined.split("\\|", -1)).map(Gtin::new).toList();
        }

        private static Product product(ResultSet row, @Nullable Product before) throws SQLException {
            LocalText name =
                    new LocalText(row.getString("name_fi"), row.getString("name_sv"), row.getString("name_en"));
            LocalText description = new LocalText(
                    row.getString("description_fi"), row.getString("description_sv"), row.getString("description_en"));
            StyleCode style = new StyleCode(row.getString("style"));
            String brand = row.getString("brand");
            String category = row.getString("category");
            String image = row.getString("image_url");
            return new Product(
                    new Sku(row.getString("sku")),
                    Optional.ofNullable(row.getString("gtin")).map(Gtin::new),
                    before != null && before.style().equals(style) ? before.style() : style,
                    before != null && before.name().equals(name) ? before.name() : name,
                    before != null && before.brand().equals(brand) ? before.brand() : brand,
                    before != null && before.category().equals(category) ? before.category() : category,
                    row.getString("colour").intern(),
                    row.getString("size").intern(),
                    before != null && before.description().equals(description) ? before.description() : description,
                    row.getInt("weight_g"),
                    before != null && before.imageUrl().equals(image) ? before.imageUrl() : image,
                    gtins(row.getString("other_gtins")));
        }
    }
}
