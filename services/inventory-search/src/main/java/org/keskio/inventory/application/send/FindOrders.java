package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.Task;

/** Looks up send orders and what stores have to do for them. */
@ApplicationScoped
public class FindOrders {

    private static final int MAX_TASKS = 200;

    private final SendOrders orders;
    private final Mutiny.SessionFactory sessions;

    @Inject
    FindOrders(SendOrders orders, Mutiny.SessionFactory sessions) {
        this.orders = orders;
        this.sessions = sessions;
    }

    /** A task with its order's steps. */
    public record TrackedTask(Task task, Tracked order) {}

    /** By id. */
    public Uni<Optional<Tracked>> byId(UUID id) {
        return sessions.withStatelessSession(session -> orders.find(session, id));
    }

    /** By the number that people say. */
    public Uni<Optional<Tracked>> byNumber(String number) {
        return sessions.withStatelessSession(session -> orders.findByNumber(session, number));
    }

    /** A customer's orders, newest first. */
    public Uni<List<Tracked>> ofCustomer(UUID customer, Optional<SendOrders.Cursor> before, int limit) {
        return sessions.withStatelessSession(session -> orders.ofCustomer(session, customer, before, limit));
    }

    /** What a store has to do now, the most urgent first. */
    public Uni<List<TrackedTask>> tasks(LocationCode store) {
        return sessions.withStatelessSession(session -> orders.openAt(session, store, MAX_TASKS)
                .map(open -> open.stream()
                        .flatMap(order ->
                                Task.at(store, order.order()).stream().map(task -> new TrackedTask(task, order)))
                        .toList()));
    }
}
