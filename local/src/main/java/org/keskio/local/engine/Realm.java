package org.keskio.local.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keskio.local.LocalException;

/** The realm that Keycloak imports once: a template whose {@code ${keskio.*}} places are filled for this installation. */
final class Realm {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(keskio\\.[a-z.-]+)}");

    private Realm() {}

    /** The template with every place filled; a place without a value is a mistake of ours. */
    static String filled(Map<String, String> values) {
        Matcher places = PLACE.matcher(template());
        return places.replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("The realm asks for " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String template() {
        try (InputStream stream = Realm.class.getResourceAsStream("/org/keskio/local/keskio-realm.json")) {
            if (stream == null) {
                throw new IllegalStateException("The realm's template is not in the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LocalException("The realm's template cannot be read: " + e.getMessage(), e);
        }
    }
}
