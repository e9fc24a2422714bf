package org.keskio.gateway.json;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's id of a mutation: the same id with the same content gives the same answer. */
public record RequestId(String value) {

    /** The header that carries it. */
    public static final String HEADER = "Idempotency-Key";

    /** Reads the header; a problem names it when it is missing or no UUID. */
    public static RequestId of(@Nullable String header) {
        return new RequestId(Values.uuid(HEADER, header));
    }

    /** The id of a further step of the same mutation; the same each time. */
    public RequestId step(String name) {
        return new RequestId(UUID.nameUUIDFromBytes((value + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString());
    }
}
