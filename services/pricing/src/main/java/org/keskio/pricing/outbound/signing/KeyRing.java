package org.keskio.pricing.outbound.signing;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * All keys, oldest first.
 *
 * @param keys never changed: a rotation makes a new ring
 */
record KeyRing(List<Key> keys) {

    static final KeyRing EMPTY = new KeyRing(List.of());

    /** The youngest that can sign and may do so already; while none may, the oldest that can. */
    Optional<Key> signing(Instant now) {
        return able().reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .or(() -> able().stream().findFirst());
    }

    /** Whether there is no key to sign with, or the youngest is as old as that. */
    boolean needsAnother(Instant now, Duration age) {
        return able().isEmpty() || !able().getLast().created().plus(age).isAfter(now);
    }

    private List<Key> able() {
        return keys.stream().filter(key -> key.signing().isPresent()).toList();
    }

    Optional<Key> byId(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** The key set: those that sign, will sign, or signed a quote that may still be honoured. */
    String json(Instant now, Duration validity) throws JoseException {
        JsonWebKeySet set = new JsonWebKeySet();
        for (int i = 0; i < keys.size(); i++) {
            boolean isLast = i == keys.size() - 1;
            if (isLast
                    || keys.get(i + 1)
                            .signsFrom()
                            .plus(validity)
                            .plus(Duration.ofDays(1))
                            .isAfter(now)) {
                set.addJsonWebKey(keys.get(i).jwk());
            }
        }
        return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /**
     * A key pair with its name.
     *
     * @param signing empty when it was locked with another secret: it still verifies
     */
    record Key(String kid, PublicKey verifying, Optional<PrivateKey> signing, Instant created, Instant signsFrom) {

        PublicJsonWebKey jwk() throws JoseException {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(verifying);
            jwk.setKeyId(kid);
            jwk.setUse("sig");
            jwk.setAlgorithm(AlgorithmIdentifiers.EDDSA);
            return jwk;
        }

        @Override
        public String toString() {
            return "Key[" + kid + "]";
        }
    }
}
