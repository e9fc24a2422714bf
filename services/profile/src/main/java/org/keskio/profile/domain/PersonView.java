package org.keskio.profile.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person as one viewer may see them.
 *
 * @param withheld names of fields that exist and are not shown
 */
public record PersonView(
        Person person, Optional<String> maskedEmail, Optional<String> maskedPhone, List<String> withheld) {

    /** The view that the viewer may have. Identifiers are masked for everybody: who needs them whole asks identity. */
    public static PersonView of(Person person, Lookup lookup, Viewer viewer) {
        List<String> withheld = new ArrayList<>();
        if (!viewer.maySeeTimeline(person.id(), person.consents())) {
            withheld.add("contacts");
        }
        Reach reach = Reach.NONE;
        switch (lookup) {
            case Lookup.Known(Reach known) -> reach = known;
            case Lookup.Unknown() -> {}
            case Lookup.Away() -> withheld.addAll(List.of("masked_email", "masked_phone"));
        }
        return new PersonView(
                person, reach.email().map(Masked::email), reach.phone().map(Masked::phone), List.copyOf(withheld));
    }
}
