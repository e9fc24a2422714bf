package org.keskio.inventory.domain.catalogue;

/** A text in the three languages; any of them may be empty. */
public record LocalText(String fi, String sv, String en) {

    /** The text in the language, or in another one when it is missing there. */
    public String in(Language language) {
        String text = switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
        return text.isEmpty() ? any() : text;
    }

    /** Whether there is no text in any language. */
    public boolean isEmpty() {
        return any().isEmpty();
    }

    private String any() {
        return !en.isEmpty() ? en : !fi.isEmpty() ? fi : sv;
    }
}
