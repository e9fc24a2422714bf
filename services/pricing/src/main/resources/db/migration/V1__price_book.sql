-- Microseconds since 1970 are how the service speaks of instants with the database: exact both ways.
create function micros(timestamptz) returns bigint immutable parallel safe
    return (extract(epoch from $1) * 1000000)::bigint;
create function instant_of(bigint) returns timestamptz immutable parallel safe
    return timestamptz 'epoch' + $1 * interval '1 microsecond';

-- One country, one currency, one tax rule.
create table markets (
    code             text primary key check (code ~ '^[A-Z]{2}$'),
    currency         text not null check (currency ~ '^[A-Z]{3}$'),
    vat_basis_points integer not null check (vat_basis_points between 0 and 4000),
    source           text not null
);

-- Standard rates of the EU members: European Commission, "VAT rates applied in the Member States of the European
-- Union" and the Taxes in Europe Database. Norway: Skatteetaten, "Merverdiavgift, satser".
insert into markets values
    ('FI', 'EUR', 2550, 'Arvonlisäverolaki 1501/1993 § 84; 25.5 % since 2024-09-01'),
    ('SE', 'SEK', 2500, 'Mervärdesskattelag (2023:200) 9 kap. 2 §; 25 %'),
    ('NO', 'NOK', 2500, 'Stortingets vedtak om merverdiavgift § 2; 25 %'),
    ('DK', 'DKK', 2500, 'Momsloven § 33; 25 %'),
    ('EE', 'EUR', 2400, 'Käibemaksuseadus § 15; 24 % since 2025-07-01'),
    -- Sales tax depends on the place of delivery and is added at the till: prices of this market do not contain it.
    ('US', 'USD', 0, 'No federal VAT; sales tax is not included in the price');

-- The head of the book. Its row is the lock that every publication and every heartbeat goes through.
create table book_head (
    only_one  boolean primary key default true check (only_one),
    revision  bigint      not null,
    closed_to timestamptz not null
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

insert into book_head (revision, closed_to) values (0, clock_timestamp());

create table publications (
    revision     bigint primary key,
    market       text        not null references markets,
    valid_from   timestamptz not null,
    publish_time timestamptz not null default clock_timestamp(),
    published_by text        not null,
    reason       text        not null,
    price_count  integer     not null check (price_count > 0),
    -- When the switch was announced; the only column that is ever updated.
    switch_time  timestamptz
);

create index publications_to_switch on publications (valid_from, revision) where switch_time is null;

-- market and valid_from repeat those of the publication, so that a price is found in one index. No foreign key: both
-- are written by the same statement sequence under the lock, and a check for each row would cost a fifth of an import.
create table prices (
    revision   bigint             not null,
    market     text               not null,
    sku        text collate "C"   not null check (sku <> ''),
    tier       smallint           not null check (tier in (0, 1)), -- 0 public, 1 club
    valid_from timestamptz        not null,
    amount     bigint             not null check (amount > 0), -- minor units, tax included
    primary key (sku, market, tier, valid_from, revision)
);

create index prices_by_revision on prices (revision);

-- The guarantee, held by the database as well: the head never goes back, revisions are dense, and no publication
-- begins at or before the instant up to which the book is closed.
create function head_goes_forward() returns trigger language plpgsql as $$
begin
    if new.revision < old.revision or new.closed_to < old.closed_to then
        raise exception 'the book''s head cannot go back';
    end if;
    return new;
end $$;

create trigger head_goes_forward before update on book_head
    for each row execute function head_goes_forward();

create function publication_follows() returns trigger language plpgsql as $$
declare
    head book_head%rowtype;
begin
    select * into head from book_head for update;
    if new.revision <> head.revision + 1 then
        raise exception 'revision % does not follow %', new.revision, head.revision;
    end if;
    if new.valid_from <= head.closed_to then
        raise exception 'the book is closed to %, prices cannot change from %', head.closed_to, new.valid_from;
    end if;
    update book_head set revision = new.revision;
    return new;
end $$;

create trigger publication_follows before insert on publications
    for each row execute function publication_follows();

-- Nothing is overwritten.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger prices_stay before update or delete or truncate on prices
    for each statement execute function refuse_change();
create trigger publications_stay before delete or truncate on publications
    for each statement execute function refuse_change();
create trigger publications_keep_their_content before update of
        revision, market, valid_from, publish_time, published_by, reason, price_count on publications
    for each statement execute function refuse_change();
create trigger head_stays before insert or delete or truncate on book_head
    for each statement execute function refuse_change();
