package org.keskio.profile.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person consented to; what was never asked is not granted. */
public record Consents(List<Consent> all) {

    /** Nothing was asked yet. */
    public static final Consents NONE = new Consents(List.of());

    public Consents {
        all = all.stream().sorted(Comparator.comparing(Consent::purpose)).toList();
    }

    /** Whether the person agreed. */
    public boolean grant(ConsentPurpose purpose) {
        return about(purpose).map(Consent::isGranted).orElse(false);
    }

    /** The state for a purpose, if it was asked. */
    public Optional<Consent> about(ConsentPurpose purpose) {
        return all.stream().filter(consent -> consent.purpose() == purpose).findFirst();
    }

    /**
     * The consents that the answers change. An answer that says what holds already changes nothing. A feed may withdraw,
     * but may grant only what no person has answered: the strictest answer survives its repetition.
     */
    public List<Consent> changedBy(Collection<ConsentAnswer> answers, Source source, Instant now) {
        Map<ConsentPurpose, Consent> changed = new EnumMap<>(ConsentPurpose.class);
        for (ConsentAnswer answer : answers) {
            Optional<Consent> held = about(answer.purpose());
            boolean isSame = held.isPresent() && held.get().isGranted() == answer.isGranted();
            boolean isOverruled = source.isFeed()
                    && answer.isGranted()
                    && held.filter(consent -> !consent.source().isFeed()).isPresent();
            changed.remove(answer.purpose());
            if (!isSame && !isOverruled) {
                changed.put(answer.purpose(), new Consent(answer.purpose(), answer.isGranted(), source, now));
            }
        }
        return List.copyOf(changed.values());
    }

    /** These consents with some changed. */
    public Consents with(List<Consent> changed) {
        Map<ConsentPurpose, Consent> result = new EnumMap<>(ConsentPurpose.class);
        all.forEach(consent -> result.put(consent.purpose(), consent));
        changed.forEach(consent -> result.put(consent.purpose(), consent));
        return new Consents(new ArrayList<>(result.values()));
    }
}
