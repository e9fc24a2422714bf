package org.keskio.profile.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where the next part begins; empty on the last
 */
public record Page<T>(List<T> entries, Optional<Position> next) {

    /** The page of a size out of the entries found, of which one more was asked for to see whether there are more. */
    public static <T> Page<T> of(List<T> found, int size, Function<T, Position> position) {
        if (found.size() <= size) {
            return new Page<>(List.copyOf(found), Optional.empty());
        }
        List<T> entries = List.copyOf(found.subList(0, size));
        return new Page<>(entries, Optional.of(position.apply(entries.getLast())));
    }
}
