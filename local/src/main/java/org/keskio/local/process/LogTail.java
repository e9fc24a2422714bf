package org.keskio.local.process;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.keskio.local.LocalException;

/** The end of a log, with JSON lines put into words. */
public final class LogTail {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES_PER_LINE = 600;
    private static final long POLL_MILLIS = 250;

    private LogTail() {}

    /** The last lines of a log, as they lie in the file. */
    public static List<String> last(Path log, int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - (long) count * BYTES_PER_LINE);
            List<String> lines = read(file, from).lines().toList();
            return lines.subList(
                    Math.max(from > 0 ? Math.min(1, lines.size()) : 0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new LocalException("%s cannot be read: %s".formatted(log, e.getMessage()), e);
        }
    }

    /** Prints what is appended to a log from now on, as long as wanted. */
    public static void follow(Path log, PrintStream out, boolean raw, BooleanSupplier wanted) {
        try {
            long at = Files.exists(log) ? Files.size(log) : 0;
            while (wanted.getAsBoolean()) {
                long size = Files.exists(log) ? Files.size(log) : 0;
                if (size < at) {
                    at = 0; // A fresh file took its place.
                }
                if (size > at) {
                    at = print(log, at, out, raw);
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException e) {
            throw new LocalException("%s cannot be read: %s".formatted(log, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code {"timestamp":...,"level":"WARN",...}} becomes {@code 12:30:01 WARN [Outbox] the broker is away}. */
    public static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String time = entry.path("timestamp").asText();
            String logger = entry.path("loggerName").asText();
            return "%s %-5s [%s] %s%s"
                    .formatted(
                            time.length() > 19 ? time.substring(11, 19) : time,
                            entry.path("level").asText(),
                            logger.substring(logger.lastIndexOf('.') + 1),
                            entry.path("message").asText(),
                            exception(entry));
        } catch (JacksonException e) {
            return line;
        }
    }

    private static String exception(JsonNode entry) {
        String trace = entry.path("stackTrace").asText("");
        return trace.isEmpty() ? "" : System.lineSeparator() + trace.strip();
    }

    private static long print(Path log, long from, PrintStream out, boolean raw) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            String text = read(file, from);
            int end = text.lastIndexOf('\n') + 1; // The line still being written waits for its end.
            String whole = text.substring(0, end);
            whole.lines().map(line -> raw ? line : readable(line)).forEach(out::println);
            out.flush();
            return from + whole.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static String read(RandomAccessFile file, long from) throws IOException {
        byte[] bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
