package org.keskio.inventory.domain.catalogue;

import java.util.Optional;

/** The languages that the catalogue is written in. */
public enum Language {
    FI,
    SV,
    EN;

    /** By its code, e.g. {@code fi} or {@code sv-FI}; empty text is English; empty when it is none of ours. */
    public static Optional<Language> of(String locale) {
        if (locale.isEmpty()) {
            return Optional.of(EN);
        }
        String language = locale.length() > 2 && (locale.charAt(2) == '-' || locale.charAt(2) == '_')
                ? locale.substring(0, 2)
                : locale;
        return switch (language) {
            case "fi" -> Optional.of(FI);
            case "sv" -> Optional.of(SV);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }
}
