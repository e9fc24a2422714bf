package org.keskio.inventory.domain.catalogue;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people expect sizes: XS before S, 9 before 10, letters before numbers, the rest by name. */
public final class SizeOrder implements Comparator<String> {

    /** The one order. */
    public static final SizeOrder NATURAL = new SizeOrder();

    private static final Pattern LETTERS = Pattern.compile("(?:(\\d{1,2})X|(X{0,9}))(S|L)|(M)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,3})?)(.*)");
    private static final double AFTER_LETTERS = 1000;

    private SizeOrder() {}

    @Override
    public int compare(String left, String right) {
        int byRank = Double.compare(rank(left), rank(right));
        return byRank != 0 ? byRank : left.compareTo(right);
    }

    private static double rank(String size) {
        String upper = size.strip().toUpperCase(Locale.ROOT);
        Matcher letters = LETTERS.matcher(upper);
        if (letters.matches()) {
            return letterRank(letters);
        }
        Matcher number = NUMBER.matcher(upper);
        return number.matches()
                ? AFTER_LETTERS + Double.parseDouble(number.group(1).replace(',', '.'))
                : Double.MAX_VALUE;
    }

    /** M is 0, each X a step further out: XXS -3, S -1, L 1, 3XL (three X) 4. */
    private static double letterRank(Matcher letters) {
        if (letters.group(4) != null) {
            return 0;
        }
        int xs = letters.group(1) != null
                ? Integer.parseInt(letters.group(1))
                : letters.group(2).length();
        return "S".equals(letters.group(3)) ? -1 - xs : 1 + xs;
    }
}
