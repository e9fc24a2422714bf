package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a database for what should not be. */
final class Query {

    private Query() {}

    /** Each row of a statement is a broken promise: what, expected, found. */
    static List<Broken> broken(Connection database, String sql) throws SQLException {
        List<Broken> all = new ArrayList<>();
        each(database, sql, row -> all.add(new Broken(text(row, 1), text(row, 2), text(row, 3))));
        return all;
    }

    /** Reads every row. */
    static void each(Connection database, String sql, Reader reader) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /** The number that a statement answers. */
    static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Takes one row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "nothing" : text;
    }
}
