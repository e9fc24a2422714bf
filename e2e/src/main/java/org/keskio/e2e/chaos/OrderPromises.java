package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true of each order by itself: one state, and a history that is a walk from order to end. */
final class OrderPromises {

    // A copy of the picture in the documentation, on purpose: the machine is held against it, not against itself.
    private static final Map<String, Set<String>> WALK = Map.ofEntries(
            Map.entry("", Set.of("RESERVED")),
            Map.entry("RESERVED", Set.of("PICKING", "RESOURCED", "DECLINED", "AWAITING_CHOICE", "CANCELLED")),
            Map.entry("RESOURCED", Set.of("PICKING", "RESOURCED", "DECLINED", "AWAITING_CHOICE", "CANCELLED")),
            Map.entry(
                    "PICKING",
                    Set.of(
                            "PACKED",
                            "READY_FOR_PICKUP",
                            "COLLECTED",
                            "RESOURCED",
                            "DECLINED",
                            "AWAITING_CHOICE",
                            "CANCELLED")),
            Map.entry("DECLINED", Set.of("RESOURCED", "AWAITING_CHOICE")),
            Map.entry("AWAITING_CHOICE", Set.of("RESOURCED", "AWAITING_CHOICE", "CANCELLED")),
            Map.entry("PACKED", Set.of("IN_TRANSIT", "CANCELLED")),
            Map.entry("IN_TRANSIT", Set.of("DELIVERED", "READY_FOR_PICKUP")),
            Map.entry("READY_FOR_PICKUP", Set.of("COLLECTED", "EXPIRED", "CANCELLED")),
            Map.entry("DELIVERED", Set.of("RETURNED")),
            Map.entry("COLLECTED", Set.of("RETURNED")));

    private static final String STATE = """
            select 'an order is in the state that its history ends with: ' || o.id,
                   concat_ws(' ', replace(l.state, 'RESOURCED', 'RESERVED'), 'version', n.steps),
                   concat_ws(' ', o.state, 'version', o.version)
            from send_orders o
            left join (select send_order_id, count(*) steps, max(version) last from send_order_steps group by 1) n
                on n.send_order_id = o.id
            left join send_order_steps l on l.send_order_id = o.id and l.version = n.last
            where o.state is distinct from replace(l.state, 'RESOURCED', 'RESERVED')
               or o.version is distinct from n.steps or n.last is distinct from n.steps""";

    private static final String WALKED = """
            select before, state, min(send_order_id::text), count(*)
            from (select send_order_id, state,
                         coalesce(lag(state) over (partition by send_order_id order by version), '') as before
                  from send_order_steps) s
            group by before, state""";

    private OrderPromises() {}

    static List<Broken> check(Connection database) throws SQLException {
        List<Broken> broken = new ArrayList<>(Query.broken(database, STATE));
        Query.each(database, WALKED, row -> {
            Set<String> legal = WALK.getOrDefault(row.getString(1), Set.of());
            if (!legal.contains(row.getString(2))) {
                broken.add(new Broken(
                        "a history is a legal walk: order " + row.getString(3),
                        "after " + row.getString(1) + " one of " + legal,
                        row.getString(2) + ", " + row.getLong(4) + " times"));
            }
        });
        return broken;
    }
}
