package org.keskio.identity.domain;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address: lower case, the domain in its ASCII form. What mail servers on the open internet deliver to is
 * accepted (RFC 5321 dot-atoms, and letters of any script before the @); quoted local parts, comments, address literals
 * and hosts without a dot are not.
 */
public record EmailAddress(String value) implements Identifier {

    private static final int MAX_LOCAL_OCTETS = 64;
    private static final int MAX_DOMAIN = 253;
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    // IDNA 2003, which the JDK has, makes other domains of these than IDNA 2008: mail would reach a stranger.
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1
                || value.length() > MAX_LENGTH
                || at == value.length() - 1
                || !LOCAL.matcher(value.substring(0, at)).matches()
                || value.substring(0, at).getBytes(StandardCharsets.UTF_8).length > MAX_LOCAL_OCTETS
                || value.length() - at - 1 > MAX_DOMAIN
                || !DOMAIN.matcher(value.substring(at + 1)).matches()) {
            throw new IllegalArgumentException("must be an e-mail address, e.g. name@example.org");
        }
    }

    /** Reads an address as it was typed. */
    public static EmailAddress read(String text) {
        String trimmed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        int at = trimmed.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("must be an e-mail address, e.g. name@example.org");
        }
        String local = trimmed.substring(0, at).toLowerCase(Locale.ROOT);
        return new EmailAddress(local + "@" + ascii(trimmed.substring(at + 1)));
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.EMAIL;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "EmailAddress[***]";
    }

    private static String ascii(String domain) {
        if (AMBIGUOUS.matcher(domain).find()) {
            throw new IllegalArgumentException("must have its domain in ASCII form (xn--...)");
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an e-mail address, e.g. name@example.org", e);
        }
    }
}
