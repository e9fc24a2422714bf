-- The truth about stock: one row for each SKU at each location. Available to promise = on_hand - reserved - safety, at
-- least 0. `reserved` may exceed `on_hand` for a while: a till sold what was held, or a count found less.
create table stock (
    sku        text        not null,
    location   text        not null,
    on_hand    integer     not null check (on_hand >= 0),
    reserved   integer     not null default 0 check (reserved >= 0),
    safety     integer     not null default 0 check (safety >= 0),
    version    bigint      not null,
    -- The last count: what it said and the instant it speaks of; null before the first.
    counted    integer,
    counted_at timestamptz,
    primary key (sku, location)
) with (fillfactor = 85);

create index stock_location on stock (location);

-- The ledger: never changed, never deleted. The sums for a cell are its on_hand and reserved.
create table movements (
    id              bigint generated always as identity primary key,
    sku             text        not null,
    location        text        not null,
    kind            text        not null,
    on_hand_change  integer     not null,
    reserved_change integer     not null,
    reference       text        not null,
    -- When it happened in the world; `recorded_at` is when we heard of it.
    happened_at     timestamptz not null,
    recorded_at     timestamptz not null default now()
);

create index movements_cell on movements (sku, location, id);
create index movements_not_found on movements (location, recorded_at) where kind = 'NOT_FOUND';

create function movements_stay() returns trigger language plpgsql as
$$ begin raise exception 'The ledger is append-only'; end $$;

create trigger movements_stay before update or delete on movements
    for each statement execute function movements_stay();

-- Pieces held for a basket until it is sold, given back or its time is over.
create table reservations (
    id         uuid primary key,
    state      text        not null check (state in ('OPEN', 'COMMITTED', 'RELEASED', 'EXPIRED')),
    reference  text        not null,
    expires_at timestamptz not null,
    created_at timestamptz not null
);

create index reservations_open on reservations (expires_at) where state = 'OPEN';

create table reservation_lines (
    reservation_id uuid     not null references reservations,
    line           smallint not null,
    sku            text     not null,
    location       text     not null,
    quantity       integer  not null check (quantity > 0),
    primary key (reservation_id, line)
);

-- The ways that a clerk was shown, so that the one that is tapped can be held to its word.
create table plan_sets (
    id          uuid primary key,
    sku         text        not null,
    quantity    integer     not null,
    store       text        not null,
    customer_id uuid,
    quote_id    uuid        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);

create index plan_sets_expiry on plan_sets (expires_at);

create table plan_set_plans (
    plan_set_id   uuid        not null references plan_sets on delete cascade,
    plan_id       text        not null,
    way           text        not null,
    source        text        not null,
    destination   text,
    promise_start timestamptz not null,
    promise_end   timestamptz not null,
    primary key (plan_set_id, plan_id)
);

create table send_orders (
    id                uuid primary key,
    number            text        not null unique,
    state             text        not null,
    version           bigint      not null,
    sku               text        not null,
    product_name      text        not null,
    product_name_fi   text        not null,
    product_name_sv   text        not null,
    variant           text        not null,
    gtin              text        not null,
    weight_g          integer     not null,
    quantity          integer     not null check (quantity > 0),
    way               text        not null,
    source            text        not null,
    destination       text,
    ordering_store    text        not null,
    -- Where pieces are held for this order now: the source, later the store that received it; null when nowhere.
    held_at           text,
    customer_id       uuid        not null,
    -- Personal data: recipient and address; emptied when the order has ended.
    recipient         text,
    street            text,
    postcode          text,
    town              text,
    country           text,
    promise_start     timestamptz not null,
    promise_end       timestamptz not null,
    currency          text        not null,
    unit_price_minor  bigint      not null,
    total_minor       bigint      not null,
    quote_id          uuid        not null,
    payment_reference text        not null,
    pack_by           timestamptz not null,
    ship_by           timestamptz not null,
    tracking_number   text        not null,
    -- Codes of sources that could not find it, separated by commas.
    not_found_at      text        not null,
    pickup_salt       bytea,
    pickup_hash       bytea,
    deadline_at       timestamptz,
    created_at        timestamptz not null
);

-- A quote pays for one order; a cancelled or expired one lets go of it.
create unique index send_orders_quote on send_orders (quote_id) where state not in ('CANCELLED', 'EXPIRED');
create index send_orders_customer on send_orders (customer_id, created_at desc, id desc);
create index send_orders_source on send_orders (source, state) where state in ('RESERVED', 'PICKING', 'PACKED');
create index send_orders_destination on send_orders (destination, state)
    where state in ('IN_TRANSIT', 'READY_FOR_PICKUP');
create index send_orders_held on send_orders (sku, held_at) where held_at is not null;
create index send_orders_uncollected on send_orders (deadline_at) where state = 'READY_FOR_PICKUP';

create table send_order_steps (
    send_order_id uuid        not null references send_orders,
    version       bigint      not null,
    state         text        not null,
    step_at       timestamptz not null,
    location      text        not null,
    note          text        not null,
    -- Subject of the token that took the step; "system" for what time did.
    taken_by      text        not null,
    primary key (send_order_id, version)
);

-- Wrong pickup codes lately, so that nobody can try all of them.
create table pickup_tries (
    store    text        not null,
    tried_at timestamptz not null
);

create index pickup_tries_store on pickup_tries (store, tried_at);
