package org.keskio.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;

/** The lines of a stream, one at a time; a line that cannot be read harms no other. */
final class Lines {

    private final InputStream in;
    private final int longest;
    private final byte[] chunk = new byte[64 * 1024];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int position;
    private int limit;
    private long number;

    /** @param longest bytes that a line may have */
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** A line, or why it cannot be read. */
    sealed interface Line {

        /** From 1. */
        long number();

        /** @param ended whether a line break follows */
        record Text(long number, String text, boolean ended) implements Line {}

        record Unreadable(long number, String reason) implements Line {}
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean ended = false;
        boolean tooLong = false;
        while (!ended && (position < limit || fill())) {
            any = true;
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            tooLong = tooLong || bytes.size() + (end - position) > longest;
            if (!tooLong) {
                bytes.write(chunk, position, end - position);
            }
            ended = end < limit;
            position = ended ? end + 1 : end;
        }
        if (!any) {
            return null;
        }
        number++;
        return tooLong
                ? new Line.Unreadable(number, "is longer than " + longest + " bytes")
                : decode(bytes.toByteArray(), ended);
    }

    private boolean fill() throws IOException {
        int read = in.read(chunk);
        position = 0;
        limit = Math.max(read, 0);
        return read > 0;
    }

    private Line decode(byte[] bytes, boolean ended) {
        int start = number == 1 ? markOf(bytes) : 0;
        int end = bytes.length > start && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        try {
            String text =
                    decoder.decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
            return text.indexOf('\0') >= 0
                    ? new Line.Unreadable(number, "contains the character NUL")
                    : new Line.Text(number, text, ended);
        } catch (CharacterCodingException e) {
            return new Line.Unreadable(number, "is not UTF-8 text");
        }
    }

    /** Length of a byte order mark; the one of UTF-8 is harmless, those of UTF-16 say that nothing can be read. */
    private static int markOf(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return 3;
        }
        if (bytes.length >= 2 && (bytes[0] & bytes[1] & 0xFF) == 0xFE && bytes[0] != bytes[1]) {
            throw Problem.of(Reason.FEED_ENCODING_UNKNOWN, "The feed is UTF-16; send UTF-8")
                    .build();
        }
        return 0;
    }
}
