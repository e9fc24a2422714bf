-- Which message of a feed spoke last of a cell: decides between counts of the same instant.
alter table stock add column count_order bigint not null default 0;

create table stock_feeds (
    feed              text primary key,
    last_sequence     bigint      not null default 0,
    -- With which the last complete snapshot ended; 0 = none.
    snapshot_sequence bigint      not null default 0,
    accepted          bigint      not null default 0,
    refused           bigint      not null default 0,
    last_at           timestamptz not null
);

-- Each message once. One that came wholly has `complete`.
create table stock_feed_messages (
    feed           text    not null references stock_feeds,
    sequence       bigint  not null,
    is_full        boolean not null,
    -- Full only: where its snapshot begins, whether it ends here, and the instant it speaks of.
    snapshot_start bigint  not null,
    snapshot_ends  boolean not null,
    as_of          timestamptz,
    -- Rows that nobody could read: the snapshot cannot tell what it does not name.
    unreadable     integer not null default 0,
    -- Number of its last part, once that came.
    last_part      integer,
    complete       boolean not null default false,
    locations      text[]  not null,
    primary key (feed, sequence)
);

create index stock_feed_messages_snapshot on stock_feed_messages (feed, snapshot_start) where is_full;

-- Parts of messages that are not complete, and of snapshots that are not: with the cells that they name.
create table stock_feed_parts (
    feed      text    not null,
    sequence  bigint  not null,
    part      integer not null,
    skus      text[]  not null,
    locations text[]  not null,
    primary key (feed, sequence, part),
    foreign key (feed, sequence) references stock_feed_messages
);

-- What the newest complete snapshot of a feed said about a location: cells that it does not name are zero.
create table stock_feed_snapshots (
    feed        text        not null,
    location    text        not null,
    as_of       timestamptz not null,
    count_order bigint      not null,
    primary key (feed, location)
);
