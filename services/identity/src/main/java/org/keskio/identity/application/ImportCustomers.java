package org.keskio.identity.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.CustomerEvent;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.FeedRow;
import org.keskio.identity.domain.Identifier;
import org.keskio.identity.domain.ImportPlan;
import org.keskio.identity.domain.RecognitionChoice;

/** Takes a batch of a customer feed: good lines are kept together, bad ones reported; safe to repeat. */
@ApplicationScoped
public class ImportCustomers {

    private static final int ATTEMPTS_AFTER_A_RACE = 5;

    private final Mutiny.SessionFactory sessions;
    private final FeedCustomers customers;
    private final Facts facts;
    private final Clock clock;

    ImportCustomers(Mutiny.SessionFactory sessions, FeedCustomers customers, Facts facts, Clock clock) {
        this.sessions = sessions;
        this.customers = customers;
        this.facts = facts;
        this.clock = clock;
    }

    /** Takes the readable lines of a batch. */
    public Uni<ImportPlan> of(List<FeedRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new ImportPlan(List.of(), Map.of(), List.of()));
        }
        return Uni.createFrom()
                .deferred(() -> sessions.withStatelessTransaction(tx -> attempt(tx, rows)))
                .onFailure(FeedCustomers.OvertakenException.class)
                .retry()
                .atMost(ATTEMPTS_AFTER_A_RACE);
    }

    private Uni<ImportPlan> attempt(Mutiny.StatelessSession tx, List<FeedRow> rows) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Identifier> identifiers = rows.stream()
                .flatMap(row -> row.identifiers().stream())
                .distinct()
                .toList();
        List<String> keys = rows.stream().map(FeedRow::key).distinct().toList();
        return customers
                .byKey(tx, keys)
                .chain(known -> customers
                        .owners(tx, identifiers)
                        .map(owners -> ImportPlan.of(
                                rows, known, owners, () -> new CustomerId(UuidCreator.getTimeOrderedEpochPlus1()))))
                .call(plan ->
                        customers.write(tx, plan, now).chain(changed -> facts.tell(tx, now, stories(plan, changed))));
    }

    private static List<Facts.Story> stories(ImportPlan plan, Map<CustomerId, List<RecognitionChoice>> changed) {
        List<Facts.Story> stories = new ArrayList<>();
        for (ImportPlan.Taken taken : plan.taken()) {
            List<CustomerEvent> events = new ArrayList<>();
            if (taken.isNew()) {
                events.add(new CustomerEvent.Created(Optional.empty()));
            }
            taken.toLink().forEach(identifier -> events.add(new CustomerEvent.Linked(identifier.kind())));
            changed.getOrDefault(taken.id(), List.of()).forEach(choice -> events.add(new CustomerEvent.Chosen(choice)));
            if (!events.isEmpty()) {
                stories.add(new Facts.Story(taken.id(), events));
            }
        }
        return stories;
    }
}
