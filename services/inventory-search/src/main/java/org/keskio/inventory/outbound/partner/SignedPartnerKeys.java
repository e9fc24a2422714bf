package org.keskio.inventory.outbound.partner;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.keskio.inventory.application.partner.PartnerKeys;
import org.keskio.inventory.application.partner.PartnerSettings;
import org.keskio.inventory.domain.location.LocationCode;

/**
 * An Ed25519 key (RFC 8037) made from the secret, so that all replicas have the same and none is kept anywhere. Our users'
 * and services' tokens never go to partners: a token for one of them is worth nothing to another, nor at home.
 */
@ApplicationScoped
class SignedPartnerKeys implements PartnerKeys {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int SHORTEST_SECRET = 32;

    private final Optional<PublicJsonWebKey> key;
    private final String issuer;
    private final Clock clock;

    @Inject
    SignedPartnerKeys(PartnerSettings settings, Clock clock) {
        this.issuer = settings.issuer();
        this.clock = clock;
        this.key = settings.secret().filter(secret -> !secret.isBlank()).map(SignedPartnerKeys::key);
    }

    /** The first call to a partner has no time for making keys; and a secret that is too short stops the start. */
    void warmUp(@Observes StartupEvent start) {
        if (ready()) {
            token(new LocationCode("warm-up"));
        }
    }

    @Override
    public boolean ready() {
        return key.isPresent();
    }

    @Override
    public String keySet() {
        JsonWebKeySet set = new JsonWebKeySet();
        key.ifPresent(set::addJsonWebKey);
        return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public String token(LocationCode partner) {
        PublicJsonWebKey signing =
                key.orElseThrow(() -> new IllegalStateException("keskio.partners.secret is not set"));
        NumericDate now = NumericDate.fromSeconds(clock.instant().getEpochSecond());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(partner.value());
        claims.setIssuedAt(now);
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + GOOD_FOR.toSeconds()));
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(signing.getKeyId());
        jws.setHeader("typ", "JWT");
        jws.setKey(signing.getPrivateKey());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token for a partner cannot be signed", e);
        }
    }

    private static PublicJsonWebKey key(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("keskio.partners.secret must have 32 characters or more");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Seed(seed(secret)));
            KeyPair pair = generator.generateKeyPair();
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            byte[] print =
                    MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
            jwk.setKeyId(HexFormat.of().formatHex(print, 0, 8));
            jwk.setUse("sig");
            jwk.setAlgorithm(AlgorithmIdentifiers.EDDSA);
            return jwk;
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("The key for partners cannot be made", e);
        }
    }

    private static byte[] seed(String secret) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                        .thenExpand("keskio partners".getBytes(StandardCharsets.UTF_8), 32));
    }

    /** An Ed25519 private key is any 32 bytes: these. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] out) {
            if (out.length != bytes.length) {
                throw new IllegalStateException("An Ed25519 key wants 32 bytes");
            }
            System.arraycopy(bytes, 0, out, 0, bytes.length);
        }
    }
}
