package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.keskio.pricing.domain.Quote;

/** Signs quotes and reads signed ones. */
public interface QuoteSigner {

    /** Reads the keys anew, and makes one when there is none or the newest is old. */
    Uni<Void> refresh();

    /** Whether there is a key to sign with. */
    boolean isReady();

    /** The quote as a compact JWS. */
    String sign(Quote quote);

    /** The quote that we signed; empty when the text is no such thing. */
    Optional<Quote> read(String jws);

    /** The public keys as the JSON text of a key set (RFC 7517). */
    String keySet();
}
