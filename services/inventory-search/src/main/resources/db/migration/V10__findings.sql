-- What was seen of a SKU at a location, folded into few numbers as it happens, so that the chance of finding a piece is
-- worked out without looking through the ledger. domain/chance/Trail tells the rule; times are seconds since 1970, 0 = never.
create table findings (
    sku       text             not null,
    location  text             not null,
    -- A piece was last seen then; of the record, `bound` pieces may have been missing even so, `left_then` left.
    seen_at   bigint           not null default 0,
    bound     integer          not null default 0,
    left_then integer          not null default 0,
    -- Looked for and not found since a piece was last seen leaving: how often, how many pieces, when last.
    misses    integer          not null default 0,
    missed    integer          not null default 0,
    missed_at bigint           not null default 0,
    -- Pieces that left for customers, as of sold_at, fading with 60 days.
    sold      double precision not null default 0,
    sold_at   bigint           not null default 0,
    since     bigint           not null,
    primary key (sku, location)
) with (fillfactor = 80);

create function finding_left(the_sku text, the_location text, pieces integer, record_after integer, at bigint)
    returns void language sql as
$$
    insert into findings as f (sku, location, seen_at, bound, left_then, since)
    values (the_sku, the_location, at, record_after, pieces, at)
    on conflict (sku, location) do update set
        bound = case when at < f.seen_at then least(f.bound, record_after) else record_after end,
        left_then = case when at < f.seen_at then f.left_then else pieces end,
        misses = case when at >= f.missed_at then 0 else f.misses end,
        missed = case when at >= f.missed_at then 0 else f.missed end,
        missed_at = case when at >= f.missed_at then 0 else f.missed_at end,
        seen_at = greatest(f.seen_at, at),
        since = least(f.since, at)
$$;

create function finding_arrived(the_sku text, the_location text, pieces integer, record_after integer, at bigint)
    returns void language sql as
$$
    insert into findings as f (sku, location, seen_at, bound, since)
    values (the_sku, the_location, at, greatest(0, record_after - pieces), at)
    on conflict (sku, location) do update set
        seen_at = at, bound = greatest(0, record_after - pieces), left_then = 0, since = least(f.since, at)
        where at >= f.seen_at
$$;

create function finding_missed(the_sku text, the_location text, pieces integer, at bigint)
    returns void language sql as
$$
    insert into findings as f (sku, location, misses, missed, missed_at, since)
    values (the_sku, the_location, 1, pieces, at, at)
    on conflict (sku, location) do update set
        misses = f.misses + 1, missed = f.missed + pieces, missed_at = greatest(f.missed_at, at),
        since = least(f.since, at)
$$;

create function finding_sold(the_sku text, the_location text, pieces integer, at bigint)
    returns void language sql as
$$
    insert into findings as f (sku, location, sold, sold_at, since)
    values (the_sku, the_location, pieces, at, at)
    on conflict (sku, location) do update set
        sold = f.sold * exp(-(greatest(f.sold_at, at) - f.sold_at) / 86400.0::float8 / 60)
             + pieces * exp(-(greatest(f.sold_at, at) - at) / 86400.0::float8 / 60),
        sold_at = greatest(f.sold_at, at),
        since = least(f.since, at)
$$;

-- A trigger, so that no writer of the ledger can forget it. Holding and giving back, the hot paths, do not reach it.
create function note_finding() returns trigger language plpgsql as
$$
declare
    happened bigint := floor(extract(epoch from new.happened_at));
    pieces integer := abs(new.on_hand_change);
    record_after integer := 0;
begin
    if new.kind = 'NOT_FOUND' then
        perform finding_missed(new.sku, new.location, pieces, happened);
        return null;
    end if;
    if new.kind not in ('SHIP', 'HANDOVER') then
        select on_hand into record_after from stock where sku = new.sku and location = new.location;
    end if;
    -- What is shipped or handed over was taken from the shelf earlier: packing it said that a piece was there.
    if new.kind in ('SALE', 'DAMAGE', 'TRANSFER_OUT') then
        perform finding_left(new.sku, new.location, pieces, coalesce(record_after, 0), happened);
    elsif new.kind in ('RETURN', 'RECEIPT', 'TRANSFER_IN') then
        perform finding_arrived(new.sku, new.location, pieces, coalesce(record_after, 0), happened);
    end if;
    if new.kind in ('SALE', 'SHIP', 'HANDOVER') then
        perform finding_sold(new.sku, new.location, pieces, happened);
    end if;
    return null;
end
$$;

create trigger movements_note_finding after insert on movements
    for each row when (new.kind in ('SALE', 'SHIP', 'HANDOVER', 'NOT_FOUND', 'RETURN', 'RECEIPT', 'DAMAGE',
                                    'TRANSFER_IN', 'TRANSFER_OUT'))
    execute function note_finding();

-- Each time somebody looked for pieces: what was known before, the chance that was given, what came of it.
create table pick_outcomes (
    id         bigint generated always as identity primary key,
    picked_at  timestamptz      not null,
    sku        text             not null,
    location   text             not null,
    kind       text             not null,
    quantity   integer          not null,
    predicted  double precision not null,
    found      boolean          not null,
    on_hand    integer          not null,
    reserved   integer          not null,
    counted_at bigint           not null,
    seen_at    bigint           not null,
    bound      integer          not null,
    left_then  integer          not null,
    misses     integer          not null,
    missed     integer          not null,
    missed_at  bigint           not null,
    sold       double precision not null,
    sold_at    bigint           not null,
    since      bigint           not null
);

create index pick_outcomes_at on pick_outcomes (picked_at);

-- What was learnt from them, a version a time; the errors are those of the chances given by the version before.
create table chance_models (
    version           bigint primary key,
    made_at           timestamptz      not null,
    picks             integer          not null,
    new_picks         integer          not null,
    calibration_error double precision not null,
    brier             double precision not null,
    log_loss          double precision not null
);

create table chance_kinds (
    version    bigint           not null references chance_models,
    kind       text             not null,
    per_day    double precision not null,
    per_sale   double precision not null,
    together   double precision not null,
    overlooked double precision not null,
    repeated   double precision not null,
    intercept  double precision not null,
    slope      double precision not null,
    primary key (version, kind)
);

create table chance_shifts (
    version  bigint           not null references chance_models on delete cascade,
    location text             not null,
    shift    double precision not null,
    primary key (version, location)
);
