package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.Head;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;

/** Publishes prices of one market from an instant on. */
@ApplicationScoped
public class PublishPrices {

    private final Publications publications;
    private final Announcements announcements;
    private final PricingSettings settings;

    @Inject
    public PublishPrices(Publications publications, Announcements announcements, PricingSettings settings) {
        this.publications = publications;
        this.announcements = announcements;
        this.settings = settings;
    }

    /**
     * Publishes within the caller's transaction.
     *
     * @param validFrom empty = as soon as the guarantee allows
     */
    public Uni<Result> publish(Mutiny.StatelessSession session, Wish wish) {
        return publications.lock(session, settings.lead()).chain(head -> {
            Instant validFrom = wish.validFrom().map(Micros::truncate).orElse(head.earliest());
            return head.allows(validFrom)
                    ? record(session, head, wish, validFrom)
                    : Uni.createFrom().item(new Closed(head.closedTo()));
        });
    }

    private Uni<Result> record(Mutiny.StatelessSession session, Head head, Wish wish, Instant validFrom) {
        Publication publication =
                new Publication(head.revision() + 1, wish.market(), validFrom, wish.publishedBy(), wish.reason());
        return publications
                .add(session, publication, wish.entries())
                .chain(() -> announcements.published(session, publication, wish.entries()))
                .replaceWith(new Published(publication));
    }

    /** What somebody wants to publish. */
    public record Wish(
            String market, Optional<Instant> validFrom, List<PriceEntry> entries, String publishedBy, String reason) {}

    /** What became of it. */
    public sealed interface Result {}

    /** It is part of the book. */
    public record Published(Publication publication) implements Result {}

    /** Answers for that instant may have been given: it must lie after this one. */
    public record Closed(Instant closedTo) implements Result {}
}
