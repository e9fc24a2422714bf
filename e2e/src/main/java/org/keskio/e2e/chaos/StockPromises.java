package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be true of the stock, worked out here again from ledger and orders; the service's own reconciliation is asked
 * beside it, not instead.
 */
final class StockPromises {

    private static final String LEDGER = """
            select 'sum(ledger) = stock: ' || sku || ' at ' || location,
                   concat_ws(' ', 'on hand', m.o, 'reserved', m.r, 'allocated', m.a, 'in transit', m.t, 'lines', m.n, 'last', m.l),
                   concat_ws(' ', 'on hand', s.on_hand, 'reserved', s.reserved, 'allocated', s.allocated,
                             'in transit', s.in_transit, 'lines', s.lines, 'last', s.lines)
            from stock s full join (
                select sku, location, sum(on_hand_change) o, sum(reserved_change) r, sum(allocated_change) a,
                       sum(in_transit_change) t, count(*) n, max(line) l
                from movements group by sku, location) m using (sku, location)
            where (coalesce(s.on_hand, 0), coalesce(s.reserved, 0), coalesce(s.allocated, 0), coalesce(s.in_transit, 0),
                   coalesce(s.lines, 0), coalesce(s.lines, 0))
               is distinct from
                  (coalesce(m.o, 0), coalesce(m.r, 0), coalesce(m.a, 0), coalesce(m.t, 0), coalesce(m.n, 0), coalesce(m.l, 0))""";

    private static final String CLAIMS = """
            with claims as (
                select sku, source as location, quantity as held, 0 as coming from send_orders
                where state in ('RESERVED', 'PICKING', 'PACKED')
                union all
                select sku, coalesce(destination, source), quantity, 0 from send_orders where state = 'READY_FOR_PICKUP'
                union all
                select sku, destination, 0, quantity from send_orders
                where state = 'IN_TRANSIT' and destination is not null),
            sums as (select sku, location, sum(held) held, sum(coming) coming from claims group by sku, location),
            baskets as (
                select l.sku, l.location, sum(l.quantity) held from reservation_lines l
                join reservations r on r.id = l.reservation_id where r.state = 'OPEN' group by l.sku, l.location)
            select 'reserved = sum(open orders and baskets): ' || sku || ' at ' || location,
                   concat_ws(' ', 'reserved', coalesce(c.held, 0) + coalesce(b.held, 0), 'allocated', coalesce(c.held, 0),
                             'in transit', coalesce(c.coming, 0)),
                   concat_ws(' ', 'reserved', coalesce(s.reserved, 0), 'allocated', coalesce(s.allocated, 0),
                             'in transit', coalesce(s.in_transit, 0))
            from stock s full join sums c using (sku, location) full join baskets b using (sku, location)
            where (coalesce(s.reserved, 0), coalesce(s.allocated, 0), coalesce(s.in_transit, 0))
               is distinct from
                  (coalesce(c.held, 0) + coalesce(b.held, 0), coalesce(c.held, 0), coalesce(c.coming, 0))""";

    // Nobody sells from the shelf here, so what is held must be there.
    private static final String BELOW = """
            select 'nothing below zero, nothing held that is not there: ' || sku || ' at ' || location,
                   'on hand >= reserved >= allocated >= 0',
                   concat_ws(' ', 'on hand', on_hand, 'reserved', reserved, 'allocated', allocated, 'in transit', in_transit)
            from stock
            where on_hand < 0 or reserved < 0 or allocated < 0 or in_transit < 0 or allocated > reserved or reserved > on_hand""";

    // What suppliers brought is on a shelf, with the carrier, with a customer, or written off.
    private static final String WHEREABOUTS = """
            select sku,
                   coalesce((select sum(on_hand) from stock s where s.sku = k.sku), 0),
                   coalesce((select sum(quantity) from send_orders o where o.sku = k.sku
                             and state in ('IN_TRANSIT', 'DELIVERED', 'COLLECTED')), 0),
                   coalesce((select -sum(on_hand_change) from movements m where m.sku = k.sku
                             and kind in ('NOT_FOUND', 'DAMAGE')), 0),
                   coalesce((select sum(on_hand_change) from movements m where m.sku = k.sku and kind = 'RECEIPT'), 0),
                   (select count(*) from movements m where m.sku = k.sku
                    and kind in ('COUNT', 'SALE', 'LOST', 'RECONCILE'))
            from (select distinct sku from stock) k""";

    private StockPromises() {}

    static List<Broken> check(Connection database, Told told) throws SQLException {
        List<Broken> broken = new ArrayList<>();
        for (String sql : List.of(LEDGER, CLAIMS, BELOW)) {
            broken.addAll(Query.broken(database, sql));
        }
        Map<String, Long> received = new HashMap<>();
        Query.each(database, WHEREABOUTS, row -> {
            String sku = row.getString(1);
            long shelf = row.getLong(2);
            long gone = row.getLong(3);
            long lost = row.getLong(4);
            received.put(sku, row.getLong(5));
            if (told.received(sku) != shelf + gone + lost) {
                broken.add(new Broken(
                        "no piece is sold twice or lost: " + sku,
                        told.received(sku) + " pieces in all",
                        "%d on shelves, %d with carriers and customers, %d written off".formatted(shelf, gone, lost)));
            }
            if (row.getLong(6) > 0) {
                broken.add(new Broken(
                        "the record never had to be corrected: " + sku,
                        "0 corrections",
                        row.getLong(6) + " corrections"));
            }
        });
        for (String sku : Retailer.SKUS) {
            long booked = received.getOrDefault(sku, 0L);
            if (booked != told.received(sku)) {
                broken.add(new Broken(
                        "what was received is booked once: " + sku,
                        told.received(sku) + " pieces",
                        booked + " pieces"));
            }
        }
        return broken;
    }
}
