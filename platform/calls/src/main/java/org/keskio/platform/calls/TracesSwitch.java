package org.keskio.platform.calls;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches traces off where {@code KESKIO_OTLP} names no place to send them to. */
public final class TracesSwitch implements ConfigSourceFactory {

    // Above the shared defaults (100), below a service's own application.properties (250).
    private static final int ORDINAL = 110;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue address = context.getValue("KESKIO_OTLP");
        boolean off = address == null
                || address.getValue() == null
                || address.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.otel.sdk.disabled", Boolean.toString(off)), "KESKIO_OTLP", ORDINAL));
    }
}
