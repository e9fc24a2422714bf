package org.keskio.pricing.outbound.signing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.keskio.pricing.application.PricingSettings;
import org.keskio.pricing.application.QuoteSigner;
import org.keskio.pricing.application.SigningKeyStore;
import org.keskio.pricing.domain.Quote;

/** Signs quotes with Ed25519 (RFC 8037) and reads signed ones. */
@ApplicationScoped
class JwsQuoteSigner implements QuoteSigner {

    static final String TYPE = "keskio-quote+jwt";

    private static final Logger LOG = Logger.getLogger(JwsQuoteSigner.class);
    private static final int MAX_LENGTH = 100_000; // 200 lines of the longest SKUs take half
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}");
    private static final AlgorithmConstraints ONLY_EDDSA =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private final SigningKeyStore store;
    private final PricingSettings settings;
    private final Clock clock;
    private final KeyVault vault;
    private volatile KeyRing ring = KeyRing.EMPTY;

    @Inject
    JwsQuoteSigner(SigningKeyStore store, PricingSettings settings, Clock clock) throws GeneralSecurityException {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.vault = KeyVault.with(settings.keys().secret());
    }

    @Override
    public Uni<Void> refresh() {
        return store.all()
                .invoke(this::take)
                .chain(kept ->
                        ring.needsAnother(clock.instant(), settings.keys().rotateAfter())
                                ? add().chain(store::all).invoke(this::take).replaceWithVoid()
                                : Uni.createFrom().voidItem());
    }

    @Override
    public boolean isReady() {
        return ring.signing(clock.instant()).isPresent();
    }

    @Override
    public String sign(Quote quote) {
        KeyRing.Key key = ring.signing(clock.instant())
                .orElseThrow(() -> new IllegalStateException("There is no key to sign with yet"));
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(key.kid());
        jws.setHeader("typ", TYPE);
        jws.setKey(key.signing().orElseThrow());
        jws.setPayload(QuotePayload.write(quote));
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The quote cannot be signed", e);
        }
    }

    @Override
    public Optional<Quote> read(String jws) {
        if (jws.length() > MAX_LENGTH || !COMPACT.matcher(jws).matches() || !isCanonical(jws)) {
            return Optional.empty();
        }
        try {
            return verify(jws);
        } catch (JoseException | RuntimeException e) {
            LOG.debugf("Not a quote of ours: %s", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String keySet() {
        try {
            return ring.json(clock.instant(), settings.quoteValidity());
        } catch (JoseException e) {
            throw new IllegalStateException("The key set cannot be written", e);
        }
    }

    private Optional<Quote> verify(String text) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(ONLY_EDDSA);
        jws.setCompactSerialization(text);
        Optional<KeyRing.Key> key = ring.byId(String.valueOf(jws.getKeyIdHeaderValue()));
        if (key.isEmpty() || !TYPE.equals(jws.getHeader("typ"))) {
            return Optional.empty();
        }
        jws.setKey(key.get().verifying());
        return jws.verifySignature() ? Optional.of(QuotePayload.read(jws.getPayload())) : Optional.empty();
    }

    /** The last character of 64 bytes in base64url has four idle bits: texts that differ there are not the same quote. */
    private static boolean isCanonical(String jws) {
        char last = jws.charAt(jws.length() - 1);
        return last == 'A' || last == 'Q' || last == 'g' || last == 'w';
    }

    /** Another replica may be faster, except where only this one lacks a key that it can open. */
    private Uni<Void> add() {
        boolean none = ring.signing(clock.instant()).isEmpty();
        boolean locked = none && !ring.keys().isEmpty();
        if (locked) {
            LOG.warn("No signing key opens with keskio.pricing.keys.secret: making a new one, the others only verify");
        }
        return store.addUnlessYounger(
                make(none), locked ? Duration.ZERO : settings.keys().rotateAfter());
    }

    private SigningKeyStore.StoredKey make(boolean first) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String kid = UUID.randomUUID().toString();
            KeyVault.Locked locked = vault.lock(pair.getPrivate().getEncoded(), kid);
            Instant now = clock.instant();
            Duration announced = first ? Duration.ZERO : settings.keys().announce();
            return new SigningKeyStore.StoredKey(
                    kid, pair.getPublic().getEncoded(), locked.bytes(), locked.nonce(), now, now.plus(announced));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key cannot be made", e);
        }
    }

    private void take(List<SigningKeyStore.StoredKey> kept) {
        if (kept.size() == ring.keys().size()) {
            return; // keys are only ever added
        }
        List<KeyRing.Key> keys = new ArrayList<>();
        for (SigningKeyStore.StoredKey each : kept) {
            keys.add(unlock(each));
        }
        ring = new KeyRing(List.copyOf(keys));
        LOG.infof(
                "%d keys for quotes, the newest is %s",
                keys.size(), keys.getLast().kid());
    }

    private KeyRing.Key unlock(SigningKeyStore.StoredKey kept) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new KeyRing.Key(
                    kept.kid(),
                    factory.generatePublic(new X509EncodedKeySpec(kept.publicKey())),
                    signing(factory, kept),
                    kept.created(),
                    kept.signsFrom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing key " + kept.kid() + " is not readable", e);
        }
    }

    private Optional<PrivateKey> signing(KeyFactory factory, SigningKeyStore.StoredKey kept)
            throws GeneralSecurityException {
        KeyVault.Locked locked = new KeyVault.Locked(kept.privateKey(), kept.nonce());
        Optional<byte[]> opened = vault.unlock(locked, kept.kid());
        return opened.isPresent()
                ? Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(opened.get())))
                : Optional.empty();
    }
}
