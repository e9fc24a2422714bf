package org.keskio.inventory.outbound.postgres.stock;

/** The statements that recompute the stock. */
final class ReconcileSql {

    private ReconcileSql() {}

    /** Cells that are kept, or that the ledger or a claim names. */
    static final String CELLS = """
            select count(*) from (
              select sku, location from stock where :sku = '' or sku = :sku
              union select sku, location from movements where :sku = '' or sku = :sku
              union select sku, location from stock_claims where :sku = '' or sku = :sku) cells""";

    // Sums of the ledger and of all claims beside what is kept, for the cells that `asked` names.
    private static final String COMPARED = """
            ledger as (select m.sku, m.location, sum(m.on_hand_change) on_hand, sum(m.reserved_change) reserved,
                              sum(m.allocated_change) allocated, sum(m.in_transit_change) in_transit
                       from movements m %1$s group by m.sku, m.location),
            claims as (select m.sku, m.location, sum(m.reserved) reserved, sum(m.allocated) allocated,
                              sum(m.in_transit) in_transit
                       from stock_claims m %1$s group by m.sku, m.location),
            compared as (select sku, location, k.version is not null kept,
                       cast(coalesce(k.on_hand, 0) as bigint) on_hand, cast(coalesce(k.reserved, 0) as bigint) reserved,
                       cast(coalesce(k.allocated, 0) as bigint) allocated,
                       cast(coalesce(k.in_transit, 0) as bigint) in_transit,
                       cast(coalesce(k.safety, 0) as bigint) safety, coalesce(k.lines, 0) lines,
                       coalesce(l.on_hand, 0) l_on_hand, coalesce(l.reserved, 0) l_reserved,
                       coalesce(l.allocated, 0) l_allocated, coalesce(l.in_transit, 0) l_in_transit,
                       coalesce(c.reserved, 0) c_reserved, coalesce(c.allocated, 0) c_allocated,
                       coalesce(c.in_transit, 0) c_in_transit
                     from (select m.* from stock m %1$s) k full join ledger l using (sku, location)
                     full join claims c using (sku, location)),
            -- The stock does not follow the ledger: its numbered lines since the last repair tell why.
            astray as (select d.*, n.there, n.numbers, d.lines - n.base wanted from compared d,
                     lateral (select b.base, count(m.line) there, count(distinct m.line) numbers
                              from (select coalesce(max(r.line), 0) base from movements r
                                    where r.sku = d.sku and r.location = d.location and r.kind = 'RECONCILE') b
                              left join movements m on m.sku = d.sku and m.location = d.location and m.line > b.base
                              group by b.base) n
                     where d.on_hand <> d.l_on_hand
                        or (d.reserved, d.allocated, d.in_transit) <> (d.l_reserved, d.l_allocated, d.l_in_transit)),
            explained as (select a.*,
                       case when there > numbers then 'LEDGER_LINE_TWICE'
                            when kept and numbers < wanted then 'LEDGER_LINE_MISSING'
                            else 'ROW_CHANGED' end cause
                     from astray a)""";

    /** Differences, each with its place among the causes. */
    static final String FIND = """
            with %s,
            found(place, sku, location, reference, recorded, expected, words) as (
              select 1, m.sku, m.location, '',
                     cast(least(m.on_hand, m.reserved, m.allocated, m.in_transit, m.safety) as bigint), cast(0 as bigint),
                     'below zero'
              from stock m where least(m.on_hand, m.reserved, m.allocated, m.in_transit, m.safety) < 0
                and (:sku = '' or m.sku = :sku)
              union all
              select case cause when 'ROW_CHANGED' then 2 when 'LEDGER_LINE_MISSING' then 3 else 4 end, sku, location, '',
                     case when on_hand <> l_on_hand then on_hand else reserved end,
                     case when on_hand <> l_on_hand then l_on_hand else l_reserved end,
                     case when not kept then 'the stock row is gone'
                          else format('%%s pieces by the stock row, %%s by the ledger', on_hand, l_on_hand) end
                       || case cause when 'LEDGER_LINE_TWICE' then format('; %%s lines are there twice', there - numbers)
                                     when 'LEDGER_LINE_MISSING' then format('; %%s lines are missing', wanted - numbers)
                                     else '' end
              from explained
              where on_hand <> l_on_hand or (reserved, allocated, in_transit) = (c_reserved, c_allocated, c_in_transit)
              union all
              select case when reserved - allocated < c_reserved - c_allocated then 5 else 6 end, sku, location, '',
                     reserved - allocated, c_reserved - c_allocated,
                     format('%%s pieces reserved for baskets, baskets hold %%s', reserved - allocated,
                            c_reserved - c_allocated)
              from compared where reserved - allocated <> c_reserved - c_allocated
              union all
              select case when allocated < c_allocated then 7 else 8 end, sku, location, '', allocated, c_allocated,
                     format('%%s pieces allocated, send orders hold %%s', allocated, c_allocated)
              from compared where allocated <> c_allocated
              union all
              select case when in_transit < c_in_transit then 9 else 10 end, sku, location, '', in_transit, c_in_transit,
                     format('%%s pieces in transit, %%s are on their way', in_transit, c_in_transit)
              from compared where in_transit <> c_in_transit
              union all
              -- The sweep comes every few seconds; a minute late is more than late.
              select 11, l.sku, l.location, cast(r.id as text), cast(sum(l.quantity) as bigint), cast(0 as bigint),
                     'held since its time was over'
              from reservations r join reservation_lines l on l.reservation_id = r.id
              where r.state = 'OPEN' and r.expires_at < cast(:now as timestamptz) - interval '1 minute'
                and (:sku = '' or l.sku = :sku)
              group by r.id, l.sku, l.location
              union all
              select 12, o.sku, case when o.state = 'READY_FOR_PICKUP' then coalesce(o.destination, o.source)
                                     else o.source end, cast(o.id as text), cast(0 as bigint),
                     cast(o.quantity as bigint), format('order %%s is %%s and holds nothing', o.number, o.state)
              from send_orders o left join locations s on s.code = o.source
              where o.state in ('RESERVED', 'PICKING', 'PACKED', 'READY_FOR_PICKUP') and o.held_at is null
                and coalesce(s.kind, '') <> 'PARTNER' and (:sku = '' or o.sku = :sku)
              union all
              select 13, o.sku, o.held_at, cast(o.id as text), cast(o.quantity as bigint), cast(0 as bigint),
                     format('order %%s is %%s and still holds', o.number, o.state)
              from send_orders o
              where o.state not in ('RESERVED', 'PICKING', 'PACKED', 'READY_FOR_PICKUP') and o.held_at is not null
                and (:sku = '' or o.sku = :sku)
              union all
              select 14, o.sku, o.source, cast(o.id as text), coalesce(s.version, 0), o.version,
                     format('order %%s is %%s, its last step says %%s', o.number, o.state, coalesce(s.state, 'nothing'))
              from send_orders o left join lateral (
                -- Another source took it over: it is reserved there.
                select case t.state when 'RESOURCED' then 'RESERVED' else t.state end state, t.version
                from send_order_steps t where t.send_order_id = o.id
                order by t.version desc limit 1) s on true
              where s.state is distinct from o.state and (:sku = '' or o.sku = :sku))
            select place, sku, location, reference, recorded, expected, words from found
            where lpad(cast(place as text), 2, '0') || E'\\t' || sku || E'\\t' || location || E'\\t' || reference
                  > cast(:after as text) collate "C"
            order by place, sku collate "C", location collate "C", reference collate "C"
            limit :most""".formatted(COMPARED.formatted("where :sku = '' or m.sku = :sku"));

    /** What can be promised. */
    static final String PROMISED = """
            select s.sku, s.location, greatest(0, s.on_hand - s.reserved - s.safety) from stock s
            join unnest(cast(:skus as text[]), cast(:locations as text[])) k(sku, location)
              on s.sku = k.sku and s.location = k.location""";

    /** Makes rows that are missing, so that they can be locked. */
    static final String CREATE = """
            insert into stock (sku, location, on_hand, version)
            select k.sku, k.location, 0, 0 from unnest(cast(:skus as text[]), cast(:locations as text[])) k(sku, location)
            order by k.sku, k.location on conflict do nothing""";

    /** Locks rows in the one order. */
    static final String LOCK = """
            select s.version from stock s
            join unnest(cast(:skus as text[]), cast(:locations as text[])) k(sku, location)
              on s.sku = k.sku and s.location = k.location
            order by s.sku, s.location for update of s""";

    /** Puts rows right, with a line in the ledger for each. */
    static final String REPAIR =
            """
            with asked as (select distinct a.sku, a.location
                           from unnest(cast(:skus as text[]), cast(:locations as text[])) a(sku, location)),
            %s,
            wanted as (select d.*, greatest(0,
                         case when e.cause in ('LEDGER_LINE_MISSING', 'LEDGER_LINE_TWICE') then d.on_hand
                              else d.l_on_hand end) w_on_hand,
                         greatest(d.lines, (select coalesce(max(x.line), 0) from movements x
                                            where x.sku = d.sku and x.location = d.location)) + 1 w_line
                       from compared d left join explained e using (sku, location)),
            wrong as (select * from wanted
                      where (on_hand, reserved, allocated, in_transit) <> (w_on_hand, c_reserved, c_allocated, c_in_transit)
                         or (l_on_hand, l_reserved, l_allocated, l_in_transit)
                            <> (w_on_hand, c_reserved, c_allocated, c_in_transit)
                         or safety < 0),
            kept as (update stock s set on_hand = w.w_on_hand, reserved = w.c_reserved, allocated = w.c_allocated,
                            in_transit = w.c_in_transit, safety = greatest(0, s.safety), version = s.version + 1,
                            lines = w.w_line
                     from wrong w where s.sku = w.sku and s.location = w.location
                     returning s.sku, s.location, s.on_hand, s.reserved, s.allocated, s.safety, s.in_transit, s.version,
                               s.lines, s.counted, s.counted_at),
            told as (insert into movements (sku, location, line, kind, on_hand_change, reserved_change, allocated_change,
                                            in_transit_change, reference, note, happened_at)
                     select w.sku, w.location, w.w_line, 'RECONCILE', w.w_on_hand - w.l_on_hand,
                            w.c_reserved - w.l_reserved, w.c_allocated - w.l_allocated, w.c_in_transit - w.l_in_transit,
                            'reconcile', :note, cast(:now as timestamptz)
                     from wrong w order by w.sku, w.location returning id)
            select * from kept order by sku, location""".formatted(COMPARED.formatted("join asked on asked.sku = m.sku and asked.location = m.location"));

    /** Ends baskets whose time is over. */
    static final String EXPIRE = """
            with ended as (update reservations set state = 'EXPIRED'
                           where state = 'OPEN' and expires_at < cast(:now as timestamptz)
                             and id = any(cast(cast(:ids as text[]) as uuid[])) returning id)
            select l.sku, l.location from ended e join reservation_lines l on l.reservation_id = e.id""";

    /** Holds for orders that hold nothing. */
    static final String HOLD = """
            update send_orders set held_at = case when state = 'READY_FOR_PICKUP' then coalesce(destination, source)
                                                  else source end
            where held_at is null and state in ('RESERVED', 'PICKING', 'PACKED', 'READY_FOR_PICKUP')
              and id = any(cast(cast(:ids as text[]) as uuid[])) returning sku, held_at""";

    /** Lets go of what orders hold that do not need it. */
    static final String LET_GO = """
            with ended as (select id, sku, held_at from send_orders
                           where state not in ('RESERVED', 'PICKING', 'PACKED', 'READY_FOR_PICKUP')
                             and held_at is not null and id = any(cast(cast(:ids as text[]) as uuid[])) for update),
            freed as (update send_orders o set held_at = null from ended e where o.id = e.id)
            select sku, held_at from ended""";

    /** A step that says what the order says. */
    static final String SAY_STATE = """
            with said as (
              update send_orders o set version = greatest(o.version,
                       (select coalesce(max(t.version), 0) from send_order_steps t where t.send_order_id = o.id)) + 1
              where id = any(cast(cast(:ids as text[]) as uuid[])) returning o.id, o.version, o.state, o.source)
            insert into send_order_steps (send_order_id, version, state, step_at, location, note, taken_by)
            select id, version, state, cast(:now as timestamptz), source, :note, :by from said""";
}
