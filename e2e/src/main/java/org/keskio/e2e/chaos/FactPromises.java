package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each step that was committed is on the topic, and nothing else; and each fact had its effect once at pricing, which notes
 * that an order used its quote.
 */
final class FactPromises {

    private FactPromises() {}

    static List<Broken> check(Connection inventory, Connection pricing, Topic topic) throws SQLException {
        List<Broken> broken = new ArrayList<>(topic.broken());
        broken.addAll(told(inventory, topic));
        broken.addAll(effects(inventory, pricing));
        return broken;
    }

    /** To decline is told in the same breath as what became of it. */
    private static List<Broken> told(Connection inventory, Topic topic) throws SQLException {
        Map<String, Map<Long, String>> steps = new HashMap<>();
        Query.each(
                inventory,
                "select send_order_id, version, state from send_order_steps where state <> 'DECLINED'",
                row -> steps.computeIfAbsent(row.getString(1), key -> new HashMap<>())
                        .put(row.getLong(2), Topic.name(row.getString(3))));
        List<Broken> broken = new ArrayList<>();
        Set<String> orders = new HashSet<>(steps.keySet());
        orders.addAll(topic.facts().keySet());
        for (String order : orders) {
            Map<Long, String> heard = new HashMap<>();
            var facts = topic.facts().get(order);
            if (facts != null) {
                facts.forEach((version, fact) -> heard.put(version, Topic.name(fact.to())));
            }
            Map<Long, String> committed = steps.getOrDefault(order, Map.of());
            if (!committed.equals(heard)) {
                broken.add(new Broken(
                        "the topic has what was committed, and nothing else: order " + order,
                        committed.toString(),
                        heard.toString()));
            }
        }
        return broken;
    }

    private static List<Broken> effects(Connection inventory, Connection pricing) throws SQLException {
        Map<String, Set<String>> orders = new HashMap<>();
        Query.each(
                inventory,
                "select quote_id, id from send_orders",
                row -> orders.computeIfAbsent(row.getString(1), key -> new HashSet<>())
                        .add(row.getString(2)));
        Map<String, List<String>> uses = new HashMap<>();
        Query.each(
                pricing,
                "select id, redeemed_by from quotes where redeemed_by is not null"
                        + " union all select quote_id, reference from second_redemptions",
                row -> uses.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(row.getString(2)));
        List<Broken> broken = new ArrayList<>();
        orders.forEach((quote, made) -> {
            List<String> used = uses.getOrDefault(quote, List.of());
            if (used.isEmpty() || used.size() > made.size() || !made.containsAll(used)) {
                broken.add(new Broken(
                        "a fact has its effect once: quote " + quote,
                        "used by " + made + ", each at most once",
                        "used by " + used));
            }
        });
        uses.keySet().stream()
                .filter(quote -> !orders.containsKey(quote))
                .forEach(quote -> broken.add(
                        new Broken("only orders use quotes: quote " + quote, "no use", "used by " + uses.get(quote))));
        return broken;
    }
}
