package org.keskio.pricing.outbound.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Locks private keys before they go to the database, with AES-256-GCM under a key derived from the secret (HKDF-SHA256). */
final class KeyVault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKey> lock;

    private KeyVault(Optional<SecretKey> lock) {
        this.lock = lock;
    }

    /** A vault with this secret; without one it locks nothing. */
    static KeyVault with(Optional<String> secret) throws GeneralSecurityException {
        return new KeyVault(secret.isPresent() ? Optional.of(derive(secret.get())) : Optional.empty());
    }

    Locked lock(byte[] privateKey, String kid) throws GeneralSecurityException {
        if (lock.isEmpty()) {
            return new Locked(privateKey, new byte[0]);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        return new Locked(cipher(Cipher.ENCRYPT_MODE, lock.get(), nonce, kid).doFinal(privateKey), nonce);
    }

    /** The private key; empty when it was locked with another secret. */
    Optional<byte[]> unlock(Locked locked, String kid) throws GeneralSecurityException {
        if (locked.nonce().length == 0) {
            return Optional.of(locked.bytes());
        }
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, lock.get(), locked.nonce(), kid).doFinal(locked.bytes()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String kid) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8)); // a key cannot be moved under another name
        return cipher;
    }

    private static SecretKey derive(String secret) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                .thenExpand("keskio pricing signing keys".getBytes(StandardCharsets.UTF_8), 32));
    }

    /** A locked key; the nonce is empty when it is not locked at all. */
    record Locked(byte[] bytes, byte[] nonce) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Locked that && Arrays.equals(bytes, that.bytes) && Arrays.equals(nonce, that.nonce);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(nonce);
        }

        @Override
        public String toString() {
            return "Locked[]";
        }
    }
}
