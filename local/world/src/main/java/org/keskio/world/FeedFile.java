package org.keskio.world;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One output file, written line by line, counted and hashed on the way. */
final class FeedFile implements Closeable {
    private final String name;
    private final MessageDigest digest;
    private final BufferedWriter out;
    private long rows;

    private FeedFile(String name, MessageDigest digest, BufferedWriter out) {
        this.name = name;
        this.digest = digest;
        this.out = out;
    }

    static FeedFile open(Path directory, String name) throws IOException {
        MessageDigest digest = sha256();
        var stream = new DigestOutputStream(Files.newOutputStream(directory.resolve(name)), digest);
        return new FeedFile(
                name, digest, new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The header line; not counted as a row. */
    FeedFile header(String... columns) throws IOException {
        write(columns);
        return this;
    }

    void row(String... cells) throws IOException {
        write(cells);
        rows++;
    }

    /** A line that is complete already, such as a JSON object. */
    void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
        rows++;
    }

    private void write(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            writeCell(cells[i]);
        }
        out.write('\n');
    }

    private void writeCell(String cell) throws IOException {
        if (needsQuotes(cell)) {
            out.write('"');
            out.write(cell.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(cell);
        }
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /** What was written; complete once the file is closed. */
    WorldFacts.WrittenFile written() {
        return new WorldFacts.WrittenFile(name, rows, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
