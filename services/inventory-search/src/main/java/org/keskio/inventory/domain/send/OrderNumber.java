package org.keskio.inventory.domain.send;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The number people say and type, e.g. {@code S-4K7Q2M}; no letter in it looks like another or like a digit. */
public record OrderNumber(String value) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("S-[" + ALPHABET + "]{6}");

    public OrderNumber {
        if (!isOne(value)) {
            throw new IllegalArgumentException("an order number looks like S-4K7Q2M");
        }
    }

    /** Whether the text has the form of a number. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** A number by chance; one of 729 million. */
    public static OrderNumber random(RandomGenerator random) {
        StringBuilder text = new StringBuilder("S-");
        for (int i = 0; i < 6; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new OrderNumber(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
