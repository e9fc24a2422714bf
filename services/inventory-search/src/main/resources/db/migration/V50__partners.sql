-- Partners: whether and how they are asked, and how long what they reported is promised.
create table partners (
    location             text primary key,
    enabled              boolean not null,
    -- Where it answers; empty = it is not asked.
    endpoint             text    not null,
    lead_time_days       integer not null check (lead_time_days between 0 and 60),
    feed_max_age_minutes integer not null check (feed_max_age_minutes between 5 and 525600),
    feed_at              timestamptz,
    version              bigint  not null
);

-- What a partner's feed said last beside the number of pieces, which is in `stock`.
create table partner_stock (
    location       text        not null,
    sku            text        not null,
    lead_time_days integer,
    cost_eur_cents integer,
    reported_at    timestamptz not null,
    primary key (location, sku)
);

create index partner_stock_age on partner_stock (location, reported_at);

-- What partners offered for what nobody had, so that the tap takes the very offer.
create table partner_offers (
    -- Names what one partner answered to one question.
    asking         uuid             not null,
    sku            text             not null,
    location       text             not null,
    offer_id       text             not null,
    quantity       integer          not null check (quantity > 0),
    ready_at       timestamptz      not null,
    cost_eur_cents integer          not null,
    chance         double precision not null,
    expires_at     timestamptz      not null,
    primary key (asking, sku)
);

create index partner_offers_expiry on partner_offers (expires_at);

-- Orders with partners and the next call that each needs.
create table partner_orders (
    -- Names the order between us and the partner; the request id of each try to confirm it.
    id            uuid primary key,
    send_order_id uuid        not null,
    location      text        not null,
    sku           text        not null,
    quantity      integer     not null check (quantity > 0),
    -- Empty when it is from the stock that the partner reported.
    offer_id      text        not null,
    -- Pieces of the offer that were put on the books at the partner's location.
    lent          integer     not null check (lent >= 0),
    state         text        not null check (state in ('CONFIRM', 'CONFIRMED', 'CANCEL', 'ENDED')),
    -- Whether the partner kept its word; WITHDRAWN = we called it off. Null while it is open.
    outcome       text check (outcome in ('KEPT', 'BROKEN', 'WITHDRAWN')),
    -- When the next call is due; null when it has ended.
    due_at        timestamptz,
    -- How long the present call is tried.
    try_until     timestamptz not null,
    tries         integer     not null,
    created_at    timestamptz not null,
    decided_at    timestamptz
);

create index partner_orders_due on partner_orders (due_at) where due_at is not null;
create index partner_orders_order on partner_orders (send_order_id);
create index partner_orders_words on partner_orders (location, decided_at desc) where outcome in ('KEPT', 'BROKEN');
