package org.keskio.messaging.application;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import org.keskio.messaging.Settings;
import org.keskio.messaging.domain.ContactPoint;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.DecisionStep;
import org.keskio.messaging.domain.OrderNews;
import org.keskio.messaging.domain.RetryPolicy;

/**
 * Sends the messages that are due. At least once: only a crash between the mail server's acceptance and our note of
 * it sends a mail twice, and then with the same Message-ID.
 */
@ApplicationScoped
public class DeliverMessages {

    private final Messages messages;
    private final ContactPoints contactPoints;
    private final Places places;
    private final Post post;
    private final Settings settings;
    private final RetryPolicy retries;
    private final Clock clock;

    @Inject
    DeliverMessages(
            Messages messages, ContactPoints contactPoints, Places places, Post post, Settings settings, Clock clock) {
        this.messages = messages;
        this.contactPoints = contactPoints;
        this.places = places;
        this.post = post;
        this.settings = settings;
        this.retries = new RetryPolicy(settings.firstPause(), settings.longestPause(), settings.attempts());
        this.clock = clock;
    }

    /** Delivers what is due until nothing is; tells how many messages it dealt with. */
    public Uni<Integer> deliverDue() {
        return messages.takeDue(clock.instant(), settings.attemptLimit(), settings.batch())
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : Multi.createFrom()
                                .iterable(due)
                                .onItem()
                                .transformToUniAndConcatenate(this::deliver)
                                .collect()
                                .last()
                                .chain(this::deliverDue)
                                .map(more -> due.size() + more));
    }

    private Uni<Void> deliver(Messages.Due due) {
        CustomerMessage message = due.message();
        return contactPoints
                .of(message.customerId())
                .chain(answer -> switch (answer) {
                    case ContactPoints.Answer.None none ->
                        messages.withheld(message, step("contact point", false, none.why()));
                    case ContactPoints.Answer.Found found -> write(message, due.news(), found.contactPoint());
                })
                .replaceWithVoid()
                .ifNoItem()
                .after(settings.attemptLimit().dividedBy(2))
                .fail()
                .onFailure()
                .recoverWithUni(failure -> retry(message, failure));
    }

    private Uni<Boolean> write(CustomerMessage message, OrderNews news, ContactPoint to) {
        return places.zoneOf(news.orderingStore())
                .chain((ZoneId zone) -> post.send(message, news, to, zone))
                .chain(receipt -> switch (receipt) {
                    case Post.Receipt.Taken taken ->
                        messages.sent(message, to.locale(), step("delivery", true, "The mail server took it"));
                    case Post.Receipt.Refused refused ->
                        messages.failed(message, step("delivery", false, refused.why()));
                });
    }

    private Uni<Void> retry(CustomerMessage message, Throwable failure) {
        // An exception's message may hold an address; where it came from does not.
        Log.warnf(
                "Message %s about %s was not delivered at attempt %d: %s at %s",
                message.id().value(),
                message.reference(),
                message.attempts(),
                failure.getClass().getSimpleName(),
                failure.getStackTrace().length > 0 ? failure.getStackTrace()[0] : "an unknown place");
        if (retries.exhaustedBy(message.attempts())) {
            return messages.failed(
                            message, step("delivery", false, "Given up after " + message.attempts() + " attempts"))
                    .replaceWithVoid();
        }
        return messages.retryAt(message.id(), clock.instant().plus(retries.pauseAfter(message.attempts())));
    }

    private DecisionStep step(String name, boolean passed, String explanation) {
        return new DecisionStep(name, passed, explanation, clock.instant());
    }
}
