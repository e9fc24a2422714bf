package org.keskio.profile.domain;

import java.util.regex.Pattern;

/** Where an answer was given: {@code web}, {@code feed}, {@code store:FI-HEL-01}. */
public record Source(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,31}(:[A-Za-z0-9-]{1,32})?");

    /** By a feed. */
    public static final Source FEED = new Source("feed");

    /** By the customer. */
    public static final Source WEB = new Source("web");

    public Source {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be like web, feed or store:FI-HEL-01");
        }
    }

    /** In a store. */
    public static Source store(String code) {
        return new Source("store:" + code);
    }

    /** Whether a feed gave it. */
    public boolean isFeed() {
        return equals(FEED);
    }
}
