package org.keskio.inventory.domain.send;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What is kept of a pickup code: enough to know it again, not to tell it. */
@SuppressWarnings("ArrayRecordComponent")
public record PickupLock(byte[] salt, byte[] hash) {

    /** Locks with a code. */
    public static PickupLock with(PickupCode code, RandomGenerator random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new PickupLock(salt, hash(salt, code));
    }

    /** Whether it is the right code; takes the same time for a wrong one. */
    public boolean opens(PickupCode code) {
        return MessageDigest.isEqual(hash, hash(salt, code));
    }

    private static byte[] hash(byte[] salt, PickupCode code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(code.value().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PickupLock that && Arrays.equals(salt, that.salt) && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "PickupLock[]";
    }
}
