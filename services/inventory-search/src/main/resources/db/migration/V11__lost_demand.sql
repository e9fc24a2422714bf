-- What was wanted and not had. No customer, no address; words that look like personal data are not kept.
create table lost_demand (
    id            uuid primary key,
    kind          text        not null check (kind in ('NOTHING_FOUND', 'NOBODY_HAS_IT', 'NOT_FILLED', 'NOTED_BY_CLERK')),
    -- Empty when only words are known, and the other way round.
    sku           text        not null,
    words         text        not null,
    -- Empty: asked in the web shop.
    store         text        not null,
    -- Such as FI-33; empty when not known.
    postcode_area text        not null,
    quantity      integer     not null check (quantity > 0),
    asked_at      timestamptz not null,
    -- Minutes since 1970.
    asked_minute  bigint      not null,
    check ((sku = '') <> (words = ''))
);

create index lost_demand_asked on lost_demand (asked_at);
create index lost_demand_store on lost_demand (store, asked_at);
-- What is asked again and again within a minute is one wish; a retry, too.
create unique index lost_demand_once on lost_demand (kind, store, sku, words, asked_minute)
    where kind in ('NOTHING_FOUND', 'NOBODY_HAS_IT');
