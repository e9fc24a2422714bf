package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.keskio.inventory.v1.ErrorReason;

/**
 * Tokens that lead to the next page. They hold a position and a checksum over it and over the question, so that a token of
 * another question, or one that was made up, is told from ours. No secret: a position is nothing to hide.
 */
final class PageTokens {

    private static final int MAX_LENGTH = 200;

    private PageTokens() {}

    /** Leads to {@code position} of the answer to {@code question} (the request without page token and size). */
    static String encode(String position, Message question) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        ByteBuffer token = ByteBuffer.allocate(Integer.BYTES + text.length);
        token.putInt(checksum(text, question)).put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The position that the token leads to; PAGE_TOKEN_INVALID when it is not for this question. */
    static String decode(String token, Message question) {
        if (token.length() <= MAX_LENGTH) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
                if (bytes.remaining() > Integer.BYTES) {
                    int checksum = bytes.getInt();
                    byte[] text = new byte[bytes.remaining()];
                    bytes.get(text);
                    if (checksum == checksum(text, question)) {
                        return new String(text, StandardCharsets.UTF_8);
                    }
                }
            } catch (IllegalArgumentException e) {
                // not even Base64: said below
            }
        }
        throw Asked.refuse(ErrorReason.PAGE_TOKEN_INVALID, "page_token", "is not one that we gave for this request");
    }

    private static int checksum(byte[] position, Message question) {
        CRC32C checksum = new CRC32C();
        checksum.update(position);
        checksum.update(question.toByteArray());
        return (int) checksum.getValue();
    }
}
