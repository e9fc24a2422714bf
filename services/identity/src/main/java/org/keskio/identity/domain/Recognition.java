package org.keskio.identity.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All the choices of a customer, at most one for each kind of identifier. */
public record Recognition(List<RecognitionChoice> choices) {

    /** Nothing chosen: allowed everywhere. */
    public static final Recognition UNRESTRICTED = new Recognition(List.of());

    public Recognition {
        choices = choices.stream()
                .sorted(Comparator.comparing(RecognitionChoice::kind))
                .toList();
        if (choices.stream().map(RecognitionChoice::kind).distinct().count() < choices.size()) {
            throw new IllegalArgumentException("must name each kind once");
        }
    }

    /** Choices of which a later one replaces an earlier one for the same kind. */
    public static Recognition ofLatest(Collection<RecognitionChoice> inOrder) {
        Map<IdentifierKind, RecognitionChoice> latest = new EnumMap<>(IdentifierKind.class);
        inOrder.forEach(choice -> latest.put(choice.kind(), choice));
        return new Recognition(List.copyOf(latest.values()));
    }

    /** The choice about a kind, if one was made. */
    public Optional<RecognitionChoice> about(IdentifierKind kind) {
        return choices.stream().filter(choice -> choice.kind() == kind).findFirst();
    }

    /** Whether the channel may recognise the customer by this kind; what was not chosen about is allowed. */
    public boolean allows(IdentifierKind kind, Channel channel) {
        return about(kind).map(choice -> choice.allows(channel)).orElse(true);
    }

    /** These choices with one of them made or replaced. */
    public Recognition with(RecognitionChoice choice) {
        List<RecognitionChoice> all = new java.util.ArrayList<>(choices);
        all.add(choice);
        return ofLatest(all);
    }
}
