package org.keskio.inventory.outbound.postgres.stock;

/** The statements of feeds: what a count means for a cell is decided in the database, thousands of cells at once. */
final class FeedSql {

    private FeedSql() {}

    // The counts of a batch, each cell once.
    private static final String FROM_ROWS = """
            select k.sku, k.location, k.pieces, nullif(k.safety, -1) safety,
                   timestamptz 'epoch' + k.moment * interval '1 microsecond' moment, k.is_now = 1 is_now
            from unnest(cast(:skus as text[]), cast(:locations as text[]), cast(:pieces as int[]),
                        cast(:safety as int[]), cast(:at as bigint[]), cast(:isNow as int[]))
              k(sku, location, pieces, safety, moment, is_now)""";

    // Cells at the snapshot's locations that none of its messages names.
    private static final String FROM_ABSENT = """
            select s.sku, s.location, 0 pieces, cast(null as int) safety, cast(:asOf as timestamptz) moment, false is_now
            from stock s
            where s.location in (
                select unnest(m.locations) from stock_feed_messages m
                where m.feed = :feed and m.sequence between :start and :end
                union select unnest(p.locations) from stock_feed_parts p
                where p.feed = :feed and p.sequence between :start and :end)
              and not exists (
                select 1 from (select unnest(p.skus) sku, unnest(p.locations) location from stock_feed_parts p
                               where p.feed = :feed and p.sequence between :start and :end) named
                where named.sku = s.sku and named.location = s.location)""";

    // A count as of an instant that may lie in the past: what came and went since then still holds. An older count than
    // the cell's last says nothing; nor does one of a message that a newer snapshot of the feed has overtaken.
    private static final String COUNT = """
            with asked as materialized (%s),
            old as materialized (
              select s.sku, s.location, s.on_hand, s.safety, s.counted, s.counted_at, s.count_order,
                     a.pieces, a.safety new_safety, a.moment, a.is_now
              from asked a join stock s on s.sku = a.sku and s.location = a.location
              order by s.sku, s.location for update of s),
            news as (
              select o.*, case when o.is_now then 0 else coalesce(
                       (select sum(m.on_hand_change) from movements m
                        where m.sku = o.sku and m.location = o.location and m.kind not in ('COUNT', 'RECONCILE')
                          and m.on_hand_change <> 0 and m.happened_at > o.moment), 0) end flow
              from old o
              where o.counted_at is null or o.counted_at < o.moment
                 or (o.counted_at = o.moment and (o.count_order < cast(:order as bigint)
                     or (o.count_order = cast(:order as bigint) and (o.counted <> o.pieces or o.safety <> coalesce(o.new_safety, o.safety)))))),
            decided as materialized (
              select sku, location, pieces, moment, safety, coalesce(new_safety, safety) safety_now, on_hand,
                     greatest(0, pieces + flow) now
              from news),
            fresh as materialized (
              select a.sku, a.location, coalesce(a.safety, 0) safety,
                     case when z.as_of is null then a.pieces else 0 end pieces, coalesce(z.as_of, a.moment) moment,
                     coalesce(z.count_order, cast(:order as bigint)) count_order
              from asked a left join stock_feed_snapshots z
                on z.feed = :feed and z.location = a.location and (z.as_of, z.count_order) > (a.moment, cast(:order as bigint))
              where not exists (select 1 from old o where o.sku = a.sku and o.location = a.location)),
            kept as (
              update stock s set on_hand = d.now, safety = d.safety_now, counted = d.pieces, counted_at = d.moment,
                     count_order = cast(:order as bigint),
                     version = s.version + case when d.now <> d.on_hand or d.safety_now <> d.safety then 1 else 0 end,
                     lines = s.lines + case when d.now <> d.on_hand then 1 else 0 end
              from decided d where s.sku = d.sku and s.location = d.location
              returning s.sku, s.location, s.on_hand, s.reserved, s.allocated, s.safety, s.in_transit, s.version, s.lines,
                        d.now - d.on_hand correction, d.moment, d.now <> d.on_hand or d.safety_now <> d.safety is_news),
            made as (
              insert into stock (sku, location, on_hand, safety, version, lines, counted, counted_at, count_order)
              select sku, location, pieces, safety, 1, case when pieces > 0 then 1 else 0 end, pieces, moment, count_order
              from fresh order by sku, location on conflict do nothing
              returning sku, location, on_hand, reserved, allocated, safety, in_transit, version, lines,
                        on_hand correction, counted_at moment, true is_news),
            changed as (select * from kept where is_news union all select * from made),
            told as (
              insert into movements (sku, location, line, kind, on_hand_change, reserved_change, reference, happened_at)
              select sku, location, lines, 'COUNT', correction, 0, :reference, moment
              from changed where correction <> 0)
            select c.sku, c.location, c.on_hand, c.reserved, c.allocated, c.safety, c.in_transit, c.version, c.lines,
                   (select count(*) from fresh) - (select count(*) from made) overtaken
            from (select 1) one left join changed c on true""";

    static final String COUNT_ROWS = COUNT.formatted(FROM_ROWS);
    static final String COUNT_ABSENT = COUNT.formatted(FROM_ABSENT);

    static final String NOTE_SNAPSHOT = """
            insert into stock_feed_snapshots (feed, location, as_of, count_order)
            select :feed, l.location, cast(:asOf as timestamptz), cast(:order as bigint) from (
                select unnest(m.locations) location from stock_feed_messages m
                where m.feed = :feed and m.sequence between :start and :end
                union select unnest(p.locations) from stock_feed_parts p
                where p.feed = :feed and p.sequence between :start and :end) l
            on conflict (feed, location) do update set as_of = excluded.as_of, count_order = excluded.count_order
            where (stock_feed_snapshots.as_of, stock_feed_snapshots.count_order) < (excluded.as_of, excluded.count_order)""";

    static final String OPEN_FEED = """
            insert into stock_feeds (feed, last_at) values (:feed, cast(:now as timestamptz))
            on conflict (feed) do update set last_at = excluded.last_at""";

    static final String OPEN_MESSAGE = """
            insert into stock_feed_messages (feed, sequence, is_full, snapshot_start, snapshot_ends, as_of, locations)
            values (:feed, :sequence, :full, :start, :ends, timestamptz 'epoch' + nullif(cast(:asOf as bigint), -1) * interval '1 microsecond',
                    cast(:locations as text[]))
            on conflict (feed, sequence) do nothing""";

    static final String KNOWN = """
            select case when m.is_full <> :full or m.snapshot_start <> :start or m.snapshot_ends <> :ends
                          or m.as_of is distinct from
                             timestamptz 'epoch' + nullif(cast(:asOf as bigint), -1) * interval '1 microsecond' then 'DIFFERENT'
                        when m.complete then 'COMPLETE' else 'OPEN' end
            from stock_feed_messages m where m.feed = :feed and m.sequence = :sequence""";

    static final String ADD_PART = """
            with added as (
              insert into stock_feed_parts (feed, sequence, part, skus, locations)
              values (:feed, :sequence, :part, cast(:skus as text[]), cast(:locations as text[]))
              on conflict do nothing returning part),
            noted as (
              update stock_feed_messages m set unreadable = m.unreadable + :unreadable,
                     last_part = coalesce(nullif(:lastPart, 0), m.last_part)
              from added where m.feed = :feed and m.sequence = :sequence),
            counted as (
              update stock_feeds f set accepted = f.accepted + :accepted, refused = f.refused + :refused,
                     last_sequence = greatest(f.last_sequence, :sequence)
              from added where f.feed = :feed)
            select count(*) from added""";

    static final String COMPLETE = """
            update stock_feed_messages m set complete = true
            where m.feed = :feed and m.sequence = :sequence and m.last_part is not null
              and m.last_part = (select count(*) from stock_feed_parts p
                                 where p.feed = m.feed and p.sequence = m.sequence)""";

    // Complete when the messages from its start to its end are all here, and none of them starts another.
    static final String SNAPSHOT = """
            select e.snapshot_start, e.sequence, cast(extract(epoch from e.as_of) * 1000000 as bigint), sum(m.unreadable)
            from stock_feed_messages e join stock_feed_messages m
              on m.feed = e.feed and m.sequence between e.snapshot_start and e.sequence
            where e.feed = :feed and e.snapshot_start = :start and e.is_full and e.snapshot_ends
            group by e.feed, e.snapshot_start, e.sequence, e.as_of
            having count(*) filter (where m.complete and m.is_full and m.snapshot_start = e.snapshot_start)
                   = e.sequence - e.snapshot_start + 1
            order by e.sequence limit 1""";

    static final String FORGET_PARTS =
            "delete from stock_feed_parts where feed = :feed and sequence between :start and :end";

    static final String END_SNAPSHOT = """
            update stock_feeds set snapshot_sequence = greatest(snapshot_sequence, :end) where feed = :feed""";

    static final String STATUS = """
            select last_sequence, accepted, refused, snapshot_sequence, last_at from stock_feeds where feed = :feed""";

    // Holes between whole messages, above the last complete snapshot; the highest may be unfinished itself.
    static final String GAPS = """
            with whole as (
              select sequence from stock_feed_messages
              where feed = :feed and complete and sequence > (select snapshot_sequence from stock_feeds where feed = :feed)
              union all select snapshot_sequence from stock_feeds where feed = :feed
              union all select last_sequence + 1 from stock_feeds where feed = :feed),
            steps as (select sequence, lag(sequence) over (order by sequence) before from whole)
            select before + 1, sequence - 1 from steps where sequence > before + 1 order by 1 limit 100""";
}
