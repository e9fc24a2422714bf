package org.keskio.pricing.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartCheckTest {

    private static final String SECRET = "x".repeat(32);

    @Test
    void takesTheDefaultsWithASecret() {
        assertThatCode(() -> StartCheck.check(settings(Map.of("keys.secret", SECRET)), LaunchMode.NORMAL))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToKeepPrivateKeysInTheOpenUnlessTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StartCheck.check(settings(Map.of()), LaunchMode.NORMAL))
                .withMessageContaining("KESKIO_PRICING_KEYS_SECRET");
        assertThatCode(() -> StartCheck.check(settings(Map.of("keys.plain", "true")), LaunchMode.NORMAL))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "lead, 500ms",
        "lead, 2h",
        "poll, 20s",
        "poll, 1ms",
        "quote-validity, 0s",
        "max-clock-skew, 5m",
        "keys.secret, short"
    })
    void namesTheSettingThatWouldBreakAPromise(String name, String value) {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> StartCheck.check(settings(Map.of(name, value, "keys.plain", "true")), LaunchMode.NORMAL))
                .withMessageContaining(name);
    }

    private static PricingSettings settings(Map<String, String> values) {
        Map<String, String> full = new HashMap<>();
        values.forEach((name, value) -> full.put("keskio.pricing." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PricingSettings.class)
                .withSources(new PropertiesConfigSource(full, "test", 100))
                .build()
                .getConfigMapping(PricingSettings.class);
    }
}
