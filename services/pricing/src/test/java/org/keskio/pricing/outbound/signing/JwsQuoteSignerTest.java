package org.keskio.pricing.outbound.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keskio.pricing.application.PricingSettings;
import org.keskio.pricing.application.SigningKeyStore;
import org.keskio.pricing.domain.Quote;
import org.keskio.pricing.domain.QuoteLine;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.domain.Tier;

class JwsQuoteSignerTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final String SECRET = "the first secret, long enough for all";

    private final Kept kept = new Kept();

    @Test
    void readsWhatItSigned() throws Exception {
        JwsQuoteSigner signer = signer(SECRET, NOON);

        assertThat(signer.read(signer.sign(quote()))).hasValue(quote());
    }

    @Test
    void anyoneWithThePublicKeyCanVerify() throws Exception {
        String[] parts = signer(SECRET, NOON).sign(quote()).split("\\.", -1);

        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(kept.keys.getFirst().publicKey())));
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"total\":\"259.80\"", "\"exp\":1795436999", "\"tier\":\"club\"");
    }

    @Test
    void replicasShareTheKeyAndItIsNeverKeptInTheOpen() throws Exception {
        String jws = signer(SECRET, NOON).sign(quote());

        assertThat(signer(SECRET, NOON).read(jws)).hasValue(quote());
        assertThat(kept.keys).hasSize(1);
        assertThat(kept.keys.getFirst().nonce()).hasSize(12);
    }

    @Test
    void anOldKeyGetsASuccessorThatIsAnnouncedFirst() throws Exception {
        JwsQuoteSigner first = signer(SECRET, NOON);
        String kid = kept.keys.getFirst().kid();
        Instant later = NOON.plus(Duration.ofDays(91));

        JwsQuoteSigner announced = signer(SECRET, later);
        assertThat(kept.keys).hasSize(2);
        assertThat(announced.keySet()).contains(kid, kept.keys.getLast().kid());
        assertThat(header(announced.sign(quote()))).contains(kid);

        JwsQuoteSigner rotated = signer(SECRET, later.plus(Duration.ofMinutes(10)));
        assertThat(header(rotated.sign(quote()))).contains(kept.keys.getLast().kid());
        assertThat(rotated.read(first.sign(quote()))).hasValue(quote());
        assertThat(signer(SECRET, later.plus(Duration.ofDays(9))).keySet()).doesNotContain(kid);
    }

    @Test
    void withAnotherSecretOldQuotesStillVerify() throws Exception {
        String old = signer(SECRET, NOON).sign(quote());

        JwsQuoteSigner changed = signer("the second secret, long enough for all", NOON.plusSeconds(60));

        assertThat(changed.isReady()).isTrue();
        assertThat(kept.keys).hasSize(2);
        assertThat(changed.read(old)).hasValue(quote());
        assertThat(changed.read(changed.sign(quote()))).hasValue(quote());
    }

    @Test
    void aKeyOfSomebodyElseIsForged() throws Exception {
        String theirs = new JwsQuoteSignerTest().signer(SECRET, NOON).sign(quote());

        assertThat(signer(SECRET, NOON).read(theirs)).isEmpty();
    }

    private JwsQuoteSigner signer(String secret, Instant now) throws Exception {
        PricingSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PricingSettings.class)
                .withSources(new PropertiesConfigSource(Map.of("keskio.pricing.keys.secret", secret), "test", 100))
                .build()
                .getConfigMapping(PricingSettings.class);
        JwsQuoteSigner signer = new JwsQuoteSigner(kept, settings, Clock.fixed(now, ZoneOffset.UTC));
        signer.refresh().await().indefinitely();
        return signer;
    }

    private static String header(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.'))), StandardCharsets.UTF_8);
    }

    private static Quote quote() {
        return new Quote(
                new UUID(1, 2),
                "FI",
                Currency.getInstance("EUR"),
                List.of(new QuoteLine(new Sku("Käsine-1"), 2, 12_990, Tier.CLUB, 17)),
                5_279,
                NOON,
                Instant.parse("2026-11-23T12:29:59Z"),
                4);
    }

    /** Keys in memory. */
    private static final class Kept implements SigningKeyStore {
        private final List<StoredKey> keys = new ArrayList<>();

        @Override
        public Uni<List<StoredKey>> all() {
            return Uni.createFrom().item(() -> List.copyOf(keys));
        }

        @Override
        public Uni<Void> addUnlessYounger(StoredKey key, Duration age) {
            return Uni.createFrom().voidItem().invoke(() -> {
                if (keys.stream()
                        .noneMatch(each -> each.created().isAfter(key.created().minus(age)))) {
                    keys.add(key);
                }
            });
        }
    }
}
