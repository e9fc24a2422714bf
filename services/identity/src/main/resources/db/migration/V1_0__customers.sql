-- A customer: an id and nothing about the person.
create table customer (
    id          uuid primary key,
    -- Grows with each fact about the customer.
    version     bigint      not null default 0,
    create_time timestamptz not null
);

-- What customers can be recognised by, in normalised form. An identifier belongs to one customer.
create table identifier (
    kind        text        not null check (kind in ('EMAIL', 'PHONE', 'LOYALTY_CARD')),
    value       text        not null check (length(value) between 1 and 254),
    customer_id uuid        not null references customer (id) deferrable initially deferred,
    link_time   timestamptz not null,
    -- Order within one moment.
    position    bigint generated always as identity,
    primary key (kind, value)
);

create index identifier_customer on identifier (customer_id);

-- On which channels a kind may recognise the customer; no row = everywhere.
create table recognition_choice (
    customer_id      uuid    not null references customer (id) deferrable initially deferred,
    kind             text    not null check (kind in ('EMAIL', 'PHONE', 'LOYALTY_CARD')),
    store            boolean not null,
    web              boolean not null,
    customer_service boolean not null,
    -- A feed brought it, and a feed may change it; the customer's own choice no feed changes.
    from_feed        boolean not null,
    primary key (customer_id, kind)
);

-- The keys under which feeds know customers.
create table feed_key (
    key         text primary key,
    customer_id uuid not null references customer (id) deferrable initially deferred
);
