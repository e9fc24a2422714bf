package org.keskio.inventory.domain.partner;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a partner answers.
 *
 * @param tls  whether the connection is encrypted
 * @param host name or address
 * @param port 1-65535
 */
public record Endpoint(boolean tls, String host, int port) {

    private static final int LONGEST = 200;
    private static final String FORM = "must be https://host:port";

    /** Reads {@code https://host:port}; {@code http://} is for where nobody else listens. */
    public static Endpoint parse(String text) {
        URI uri = uri(text);
        boolean tls = "https".equals(uri.getScheme());
        boolean plain = "http".equals(uri.getScheme());
        boolean more = uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null;
        if (!tls && !plain || uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535 || more) {
            throw new IllegalArgumentException(FORM);
        }
        if (uri.getPath() != null && !uri.getPath().isEmpty()) {
            throw new IllegalArgumentException(FORM + ", without a path");
        }
        return new Endpoint(tls, uri.getHost(), uri.getPort());
    }

    private static URI uri(String text) {
        try {
            if (text.length() <= LONGEST) {
                return new URI(text);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException(FORM);
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }
}
