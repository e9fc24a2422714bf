package org.keskio.e2e.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** What people look for: words of the catalogue's names, one in ten with a letter missing. */
final class Queries {

    private static final int COUNT = 400;
    private static final long SEED = 7;

    private Queries() {}

    /** The same for the same catalogue. */
    static List<String> of(DataSource database) {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct name_en from products order by name_en")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The catalogue cannot be read", e);
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("The catalogue is empty; run './keskio up' first");
        }
        Random random = new Random(SEED);
        List<String> queries = new ArrayList<>();
        while (queries.size() < COUNT) {
            String[] words = names.get(random.nextInt(names.size())).split(" ", -1);
            int from = random.nextInt(words.length);
            String query = String.join(" ", List.of(words).subList(from, Math.min(words.length, from + 2)));
            queries.add(queries.size() % 10 == 9 ? withoutALetter(query, random) : query);
        }
        return queries;
    }

    private static String withoutALetter(String query, Random random) {
        int gone = random.nextInt(query.length());
        return query.substring(0, gone) + query.substring(gone + 1);
    }
}
