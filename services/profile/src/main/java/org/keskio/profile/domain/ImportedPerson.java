package org.keskio.profile.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch of feed lines makes of one person.
 *
 * @param person            afterwards
 * @param isChanged         whether attributes or membership differ from before
 * @param changedConsents   that differ from before
 * @param events            to tell
 */
public record ImportedPerson(
        Person person, boolean isChanged, List<Consent> changedConsents, List<ProfileEvent> events) {

    /** Works a batch out, line by line; a later line about the same person adds to the earlier. */
    public static List<ImportedPerson> of(List<FeedPerson> rows, Map<CustomerId, Person> before, Instant now) {
        Map<CustomerId, Person> after = new LinkedHashMap<>();
        Map<CustomerId, List<ProfileEvent>> events = new LinkedHashMap<>();
        Map<CustomerId, List<Consent>> consents = new LinkedHashMap<>();
        for (FeedPerson row : rows) {
            Person person = after.getOrDefault(row.id(), before.getOrDefault(row.id(), Person.unknown(row.id())))
                    .with(row.attributes());
            List<ProfileEvent> told = events.computeIfAbsent(row.id(), id -> new ArrayList<>());
            var membership = person.membership().changedTo(row.isClubMember(), Source.FEED);
            if (membership.isPresent()) {
                person = person.with(membership.get());
                told.add(new ProfileEvent.MembershipChanged(membership.get()));
            }
            List<Consent> changed = person.consents().changedBy(row.answers(), Source.FEED, now);
            changed.forEach(consent -> told.add(new ProfileEvent.ConsentChanged(consent)));
            consents.computeIfAbsent(row.id(), id -> new ArrayList<>()).addAll(changed);
            after.put(row.id(), person.with(person.consents().with(changed)));
        }
        return after.values().stream()
                .map(person -> new ImportedPerson(
                        person,
                        !sameRow(person, before.getOrDefault(person.id(), Person.unknown(person.id()))),
                        latest(consents.getOrDefault(person.id(), List.of())),
                        List.copyOf(events.getOrDefault(person.id(), List.of()))))
                .toList();
    }

    private static boolean sameRow(Person after, Person before) {
        return after.attributes().equals(before.attributes())
                && after.membership().equals(before.membership());
    }

    private static List<Consent> latest(List<Consent> changed) {
        return Consents.NONE.with(changed).all();
    }
}
