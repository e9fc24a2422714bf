package org.keskio.inventory.domain.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.location.Location;

/** What one location has of a basket at the same terms. */
final class Holding {

    private final @Nullable Source[] sources;
    private final int[] asked;
    private final double[] misses;

    Holding(List<Wish.Line> lines) {
        this.sources = new @Nullable Source[lines.size()];
        this.asked = new int[lines.size()];
        this.misses = new double[lines.size()];
        Arrays.fill(asked, -1);
    }

    void add(int line, Source source) {
        sources[line] = source;
    }

    int available(int line) {
        Source source = sources[line];
        return source == null ? 0 : source.available();
    }

    Source source(int line) {
        Source source = sources[line];
        if (source == null) {
            throw new IllegalArgumentException("It has nothing of line " + line);
        }
        return source;
    }

    /** Any of its sources: place, work and terms are the same for all. */
    Source any() {
        for (Source source : sources) {
            if (source != null) {
                return source;
            }
        }
        throw new IllegalStateException("It has nothing");
    }

    Location location() {
        return any().location();
    }

    /** Part of a line that will not be found, as a mean; remembered, because searches ask again and again. */
    double misses(int line, int pieces, Instant now) {
        if (asked[line] != pieces) {
            misses[line] = 1 - Parcel.chance(source(line), pieces, now);
            asked[line] = pieces;
        }
        return misses[line];
    }
}
