package org.keskio.identity.outbound.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.keskio.identity.domain.PhoneNumber;
import org.keskio.identity.domain.PhonePlan;
import org.keskio.identity.domain.Region;

/** The numbering plans as libphonenumber has them. */
@ApplicationScoped
public class LibPhonePlan implements PhonePlan {

    // Digits of any script, and what people put between them; the parser would also take words.
    private static final Pattern WRITTEN = Pattern.compile("[\\p{Nd}\\p{Z}\\p{Pd}+\uff0b().,/*\u00b7\u2060-]{3,40}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public boolean knows(Region region) {
        return numbers.getSupportedRegions().contains(region.code());
    }

    @Override
    public PhoneNumber read(String text, Region region) {
        String trimmed = text.strip();
        if (!WRITTEN.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("must be a phone number, e.g. +358 40 123 4567");
        }
        try {
            Phonenumber.PhoneNumber number = numbers.parse(trimmed, region.code());
            // Possible, not valid: countries open new ranges faster than a release of the library reaches us.
            if (!numbers.isPossibleNumber(number)) {
                throw new IllegalArgumentException("must be a phone number that can exist in its country");
            }
            return new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("must be a phone number, e.g. +358 40 123 4567", e);
        }
    }
}
