package org.keskio.profile.domain;

import java.util.Arrays;
import java.util.Locale;

/** A language that customers are written to in. */
public enum Language {
    /** Finnish. */
    FI,
    /** Swedish. */
    SV,
    /** English. */
    EN;

    /** Reads the BCP 47 form. */
    public static Language of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be fi, sv or en"));
    }

    /** The BCP 47 form. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
