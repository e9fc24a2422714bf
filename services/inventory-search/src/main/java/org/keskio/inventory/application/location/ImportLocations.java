package org.keskio.inventory.application.location;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.feed.FeedReport;
import org.keskio.inventory.application.feed.FieldReader;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.index.KeepIndexFresh;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;

/** Takes a batch of a location feed in one transaction: good lines are kept, bad ones told, a repeat changes nothing. */
@ApplicationScoped
public class ImportLocations {

    private final LocationBook book;
    private final LocationFacts facts;
    private final KeepIndexFresh index;
    private final Mutiny.SessionFactory sessions;

    @Inject
    ImportLocations(LocationBook book, LocationFacts facts, KeepIndexFresh index, Mutiny.SessionFactory sessions) {
        this.book = book;
        this.facts = facts;
        this.index = index;
        this.sessions = sessions;
    }

    /** Takes the lines; of two with the same code the later one wins. */
    public Uni<FeedReport> take(List<LocationLine> lines) {
        Map<LocationCode, Location> good = new LinkedHashMap<>();
        List<Refused> refused = new ArrayList<>();
        for (LocationLine line : lines) {
            try {
                Location location = line.read();
                good.put(location.code(), location);
            } catch (FieldReader.RefusedLine e) {
                refused.add(e.refused());
            }
        }
        FeedReport report = new FeedReport(lines.size() - refused.size(), refused);
        if (good.isEmpty()) {
            return Uni.createFrom().item(report);
        }
        return sessions.withStatelessTransaction(
                        tx -> book.put(tx, good.values()).call(changes -> tell(tx, changes)))
                .call(changes -> index.locationsChanged(codes(changes)))
                .replaceWith(report);
    }

    private Uni<Void> tell(Mutiny.StatelessSession tx, List<LocationBook.Changed> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long version =
                changes.stream().mapToLong(LocationBook.Changed::version).max().orElseThrow();
        return facts.changed(tx, codes(changes), version);
    }

    private static List<LocationCode> codes(List<LocationBook.Changed> changes) {
        return changes.stream().map(LocationBook.Changed::code).toList();
    }
}
