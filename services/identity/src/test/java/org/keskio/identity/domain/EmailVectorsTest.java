package org.keskio.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keskio.identity.SharedData;

/** Against the isEmail vectors (Dominic Sayers); where we differ on purpose, the reason stands here. */
class EmailVectorsTest {

    /** We trim what surrounds an address, line ends included, because that is how copied text arrives. */
    private static final Set<String> TRIMMED =
            Set.of("89", "99", "128", "132", "142", "144", "146", "148", "150", "152", "154", "156", "158");

    /** We refuse a host without a dot: no mail of a customer goes there. */
    private static final Set<String> NO_DOT = Set.of("5");

    @Test
    void differsFromIsEmailOnPurposeOnly() {
        List<String> differences = new ArrayList<>();
        for (List<String> row : SharedData.csv("normalisation_vectors/emails_isemail.csv")) {
            String address = unescape(row.get(1));
            boolean expected =
                    row.get(2).equals("ISEMAIL_VALID_CATEGORY") || row.get(2).equals("ISEMAIL_DNSWARN");
            if (accepts(address) != expected) {
                differences.add(row.get(0));
            }
        }
        assertThat(differences)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(TRIMMED, NO_DOT).flatMap(Set::stream).toList());
    }

    private static boolean accepts(String address) {
        try {
            return !EmailAddress.read(address).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String unescape(String text) {
        Matcher escapes = Pattern.compile("\\\\(x[0-9a-f]{2}|.)").matcher(text);
        return escapes.replaceAll(escape -> Matcher.quoteReplacement(
                switch (escape.group(1)) {
                    case "r" -> "\r";
                    case "n" -> "\n";
                    case "t" -> "\t";
                    default ->
                        escape.group(1).length() == 3
                                ? String.valueOf(
                                        (char) Integer.parseInt(escape.group(1).substring(1), 16))
                                : escape.group(1);
                }));
    }
}
