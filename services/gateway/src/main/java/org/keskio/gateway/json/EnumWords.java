package org.keskio.gateway.json;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The public words for the values of an enum: {@code SEND_ORDER_STATE_IN_TRANSIT} is {@code in_transit}. */
public final class EnumWords {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private EnumWords() {}

    /** The word for a value. */
    public static String wordOf(EnumValueDescriptor value) {
        return value.getName().substring(prefixOf(value.getType()).length()).toLowerCase(Locale.ROOT);
    }

    /** The words that callers may use; the unspecified value has none. */
    public static List<String> wordsOf(EnumDescriptor type) {
        return type.getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .map(EnumWords::wordOf)
                .toList();
    }

    private static String prefixOf(EnumDescriptor type) {
        return HUMP.matcher(type.getName()).replaceAll("_").toUpperCase(Locale.ROOT) + "_";
    }
}
