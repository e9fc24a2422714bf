package org.keskio.pricing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.pricing.domain.KeptQuote;
import org.keskio.pricing.domain.Micros;
import org.keskio.pricing.domain.Redemption;

/** Uses a quote, once; a second use is refused where it can be, and reported in any case. */
@ApplicationScoped
public class RedeemQuote {

    private final Mutiny.SessionFactory sessions;
    private final Quotes quotes;
    private final Announcements announcements;
    private final Clock clock;

    @Inject
    public RedeemQuote(Mutiny.SessionFactory sessions, Quotes quotes, Announcements announcements, Clock clock) {
        this.sessions = sessions;
        this.quotes = quotes;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Uses the quote now, within the caller's transaction. */
    public Uni<Result> redeem(Mutiny.StatelessSession session, UUID quote, String reference) {
        return decide(session, quote, reference, Micros.truncate(clock.instant()), false);
    }

    /** Takes in that the quote was used at an instant that has passed; it was checked then. A second use is reported. */
    public Uni<Result> wasRedeemed(Mutiny.StatelessSession session, UUID quote, String reference, Instant when) {
        return decide(session, quote, reference, when, true)
                .call(result -> result instanceof Second second
                        ? report(session, quote, second.first(), new Redemption(reference, when))
                        : Uni.createFrom().voidItem());
    }

    /** Reports a second use in a transaction of its own: the refused one leaves nothing behind. */
    public Uni<Void> reportSecond(UUID quote, Redemption first, String reference) {
        return sessions.withStatelessTransaction(
                session -> report(session, quote, first, new Redemption(reference, clock.instant())));
    }

    private Uni<Result> decide(
            Mutiny.StatelessSession session, UUID id, String reference, Instant when, boolean honourLate) {
        return quotes.findAndLock(session, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Unknown());
            }
            return switch (found.get().redeem(reference, when, honourLate)) {
                case KeptQuote.First first -> record(session, id, first.redemption());
                case KeptQuote.Again again -> Uni.createFrom().item(new Redeemed(again.redemption()));
                case KeptQuote.Second second -> Uni.createFrom().item(new Second(second.first()));
                case KeptQuote.Late late -> Uni.createFrom().item(new Expired(late.expires()));
            };
        });
    }

    private Uni<Result> record(Mutiny.StatelessSession session, UUID id, Redemption redemption) {
        return quotes.redeem(session, id, redemption)
                .chain(() -> announcements.redeemed(session, id, redemption))
                .replaceWith(new Redeemed(redemption));
    }

    private Uni<Void> report(Mutiny.StatelessSession session, UUID quote, Redemption first, Redemption second) {
        return quotes.noteSecond(session, quote, second)
                .chain(isNew -> isNew
                        ? announcements.presentedTwice(session, quote, first, second.reference(), second.time())
                        : Uni.createFrom().voidItem());
    }

    /** What became of it. */
    public sealed interface Result {}

    /** It is used, for this reference. */
    public record Redeemed(Redemption redemption) implements Result {}

    /** It was used for another one. */
    public record Second(Redemption first) implements Result {}

    /** Its time is over. */
    public record Expired(Instant expires) implements Result {}

    /** Nobody gave it out. */
    public record Unknown() implements Result {}
}
