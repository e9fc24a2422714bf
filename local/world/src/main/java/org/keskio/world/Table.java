package org.keskio.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A CSV table with a header line (RFC 4180), small enough to be read whole. */
record Table(List<Row> rows) {

    /** One line, its cells named by the header. */
    record Row(Map<String, String> cells) {
        private static final Pattern BAR = Pattern.compile("\\|");

        String text(String column) {
            return Objects.requireNonNull(cells.get(column), () -> "no column " + column + " in " + cells);
        }

        /** Values separated by bars; none when the cell is empty. */
        List<String> list(String column) {
            String cell = text(column);
            return cell.isEmpty() ? List.of() : BAR.splitAsStream(cell).toList();
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }

        double share(String column) {
            return Double.parseDouble(text(column));
        }

        BigDecimal decimal(String column) {
            return new BigDecimal(text(column));
        }

        boolean flag(String column) {
            return Boolean.parseBoolean(text(column));
        }

        Words words(String prefix) {
            return new Words(text(prefix + "fi"), text(prefix + "sv"), text(prefix + "en"));
        }
    }

    Stream<Row> stream() {
        return rows.stream();
    }

    /** Reads a table that lies beside this class. */
    static Table resource(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Table parse(String csv) {
        List<List<String>> lines = cells(csv);
        List<String> header = lines.getFirst();
        var rows = new ArrayList<Row>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != header.size()) {
                throw new IllegalArgumentException("expected " + header.size() + " cells in " + line);
            }
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), line.get(i));
            }
            rows.add(new Row(cells));
        }
        return new Table(rows);
    }

    private static List<List<String>> cells(String csv) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            } else {
                cell.append(c);
            }
        }
        return lines;
    }
}
