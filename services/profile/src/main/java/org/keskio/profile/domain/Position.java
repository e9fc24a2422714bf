package org.keskio.profile.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of a list that is ordered by time, newest first, ended. */
public record Position(Instant time, UUID id) {

    private static final int BODY = Long.BYTES * 3;
    private static final int CHECK = 8;

    /** Before the newest entry. */
    public static final Position START = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    /** The opaque form; good for this list of this customer only. */
    public String token(String list, CustomerId customer) {
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] token = Arrays.copyOf(body, BODY + CHECK);
        System.arraycopy(check(list, customer, body), 0, token, BODY, CHECK);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Reads the opaque form; empty when it is not one of ours for this list of this customer. */
    public static Optional<Position> of(String token, String list, CustomerId customer) {
        if (token.isEmpty()) {
            return Optional.of(START);
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != BODY + CHECK) {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOf(bytes, BODY);
            if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, BODY, BODY + CHECK), check(list, customer, body))) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(body);
            Instant time = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
            return Optional.of(new Position(time, new UUID(buffer.getLong(), buffer.getLong())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    // No secret: a token only says where to go on in a list that the caller may read anyway. It finds mix-ups.
    private static byte[] check(String list, CustomerId customer, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((list + " " + customer + " ").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(body), CHECK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
