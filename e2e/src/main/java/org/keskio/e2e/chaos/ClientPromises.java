package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keskio.inventory.v1.SendOrderState;

/** What clients were told must be what there is: each order once, each step once, and nothing that nobody was told. */
final class ClientPromises {

    private ClientPromises() {}

    static List<Broken> check(Connection database, Told told) throws SQLException {
        List<Broken> broken = taps(database, told);
        broken.addAll(steps(database, told));
        return broken;
    }

    private static List<Broken> taps(Connection database, Told told) throws SQLException {
        Map<String, Set<String>> made = new HashMap<>();
        Query.each(
                database,
                "select payment_reference, id from send_orders",
                row -> made.computeIfAbsent(row.getString(1), key -> new HashSet<>())
                        .add(row.getString(2)));
        List<Broken> broken = new ArrayList<>();
        told.taps().forEach((request, tap) -> {
            Set<String> there = made.getOrDefault(request, Set.of());
            if (!there.equals(Set.copyOf(tap.orders()))) {
                broken.add(new Broken(
                        tap.orders().isEmpty()
                                ? "a tap that was answered with " + tap.outcome() + " took nothing: request " + request
                                : "a tap that was acknowledged exists once: request " + request,
                        "orders " + tap.orders(),
                        "orders " + there));
            }
        });
        made.keySet().stream()
                .filter(request -> !told.taps().containsKey(request))
                .forEach(request -> broken.add(new Broken(
                        "each order belongs to a tap: request " + request, "a tap", "orders " + made.get(request))));
        return broken;
    }

    private static List<Broken> steps(Connection database, Told told) throws SQLException {
        Map<String, String> taken = new HashMap<>();
        Query.each(
                database,
                "select send_order_id, version, state from send_order_steps",
                row -> taken.put(row.getString(1) + " version " + row.getLong(2), row.getString(3)));
        List<Broken> broken = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        told.steps().forEach((request, step) -> {
            String key = step.order() + " version " + step.version();
            String state = Topic.name(step.state());
            String found = taken.getOrDefault(key, "nothing");
            if (!Topic.name(found).equals(state)) {
                broken.add(new Broken("a step that was acknowledged stays: order " + key, state, found));
            }
            // Who waits already, or tries again in vain, is told how it stands: no step is taken.
            boolean took = step.state() != SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE;
            String other = took ? owners.putIfAbsent(key, request) : null;
            if (other != null) {
                broken.add(new Broken(
                        "of two requests for one step one is told that it took it: order " + key,
                        "one request",
                        other + " and " + request));
            }
        });
        return broken;
    }
}
