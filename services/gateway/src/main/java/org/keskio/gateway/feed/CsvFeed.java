package org.keskio.gateway.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;
import org.keskio.platform.calls.FieldViolation;

/**
 * CSV as RFC 4180 says, with a header; columns in any order. A quoted value may go over several lines. A quote that is never
 * closed costs its own line only: what follows is read afresh.
 */
final class CsvFeed implements FeedReader {

    private static final int MOST_LINES = 200;

    private final Lines lines;
    private final int longest;
    private final CsvReader.CsvReaderBuilder csv = CsvReader.builder().skipEmptyLines(false);
    private final Deque<Lines.Line> ahead = new ArrayDeque<>();
    private final List<String> columns;

    /** Reads the header; a problem when nothing could be taken with it. */
    CsvFeed(FeedKind kind, Lines lines, int longest) throws IOException {
        this.lines = lines;
        this.longest = longest;
        this.columns = header(kind);
    }

    @Override
    public @Nullable FeedRecord next() throws IOException {
        Lines.@Nullable Line line = take();
        while (line instanceof Lines.Line.Text blank && blank.text().isBlank()) {
            line = take();
        }
        return switch (line) {
            case null -> null;
            case Lines.Line.Unreadable unreadable ->
                new Refused(unreadable.number(), Refused.LINE, unreadable.reason());
            case Lines.Line.Text text -> record(text);
        };
    }

    private FeedRecord record(Lines.Line.Text first) throws IOException {
        if (!isOpen(first.text())) {
            return read(first);
        }
        List<Lines.Line> more = new ArrayList<>();
        Lines.Line.@Nullable Text whole = join(first, more);
        if (whole != null && read(whole) instanceof Row row) {
            return row;
        }
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.addFirst(more.get(i));
        }
        return new Refused(first.number(), Refused.LINE, "opens a quote that is not closed as it should");
    }

    private FeedRecord read(Lines.Line.Text line) {
        try {
            return row(line, csv.ofSingleCsvRecord(line.text()).getFields());
        } catch (CsvParseException e) {
            return new Refused(line.number(), Refused.LINE, "is not CSV: text follows a closing quote");
        }
    }

    private FeedRecord row(Lines.Line.Text line, List<String> values) {
        if (values.size() != columns.size()) {
            return new Refused(
                    line.number(),
                    Refused.LINE,
                    "has " + values.size() + " values for " + columns.size() + " columns"
                            + (line.ended() ? "" : "; it seems to be cut"));
        }
        if (!line.ended()) {
            return new Refused(
                    line.number(),
                    Refused.LINE,
                    "is the last and has no line break, so it may be cut; add one if it is whole");
        }
        Map<String, String> row = HashMap.newHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        return new Row(line.number(), row);
    }

    /** The record whose quoted value goes on in the next lines, which are added to {@code more}; null when it never ends. */
    private Lines.Line.@Nullable Text join(Lines.Line.Text first, List<Lines.Line> more) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        while (more.size() < MOST_LINES && text.length() <= longest && take() instanceof Lines.Line line) {
            more.add(line);
            if (!(line instanceof Lines.Line.Text next)) {
                return null;
            }
            text.append('\n').append(next.text());
            if (!isOpen(text.toString())) {
                return new Lines.Line.Text(first.number(), text.toString(), next.ended());
            }
        }
        return null;
    }

    private Lines.@Nullable Line take() throws IOException {
        return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
    }

    /** Whether the text ends inside a quoted value. */
    static boolean isOpen(String text) {
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quoted) {
                if (letter == '"') {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        i++;
                    } else {
                        quoted = false;
                    }
                }
            } else if (letter == '"' && start) {
                quoted = true;
            }
            start = !quoted && letter == ',';
        }
        return quoted;
    }

    private List<String> header(FeedKind kind) throws IOException {
        if (!(take() instanceof Lines.Line.Text header)) {
            throw refused("The feed has no header that can be read", List.of());
        }
        List<String> names = namesIn(header.text());
        List<FieldViolation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!kind.columns().contains(name)) {
                violations.add(new FieldViolation(name, "is not a column of this feed"));
            } else if (!seen.add(name)) {
                violations.add(new FieldViolation(name, "is there twice"));
            }
        }
        kind.columns().stream()
                .filter(column -> kind.required().contains(column) && !seen.contains(column))
                .forEach(column -> violations.add(new FieldViolation(column, "is missing")));
        if (!violations.isEmpty()) {
            throw refused(
                    "The first line must name the columns, separated by commas: " + String.join(",", kind.columns()),
                    violations);
        }
        return names;
    }

    private List<String> namesIn(String header) {
        try {
            return csv.ofSingleCsvRecord(header).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException e) {
            throw refused("The header is not CSV", List.of());
        }
    }

    private static Problem refused(String detail, List<FieldViolation> violations) {
        return Problem.of(Reason.FEED_HEADER_INVALID, detail)
                .violations(violations)
                .build();
    }
}
