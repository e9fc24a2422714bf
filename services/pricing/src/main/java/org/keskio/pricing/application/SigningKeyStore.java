package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the keys that quotes are signed with are kept. */
public interface SigningKeyStore {

    /** All keys ever used, oldest first. */
    Uni<List<StoredKey>> all();

    /** Adds a key unless another replica was faster: nothing happens when the newest is younger than {@code age}. */
    Uni<Void> addUnlessYounger(StoredKey key, Duration age);

    /**
     * A key pair as it is kept.
     *
     * @param publicKey  X.509
     * @param privateKey PKCS#8, encrypted when there is a nonce
     * @param nonce      of the encryption; empty when it is plain
     */
    record StoredKey(
            String kid, byte[] publicKey, byte[] privateKey, byte[] nonce, Instant created, Instant signsFrom) {

        /** Key material never reaches a log. */
        @Override
        public String toString() {
            return "StoredKey[" + kid + "]";
        }
    }
}
