-- Facts that wait to be published. Written in the business transaction, deleted by the relay once the broker has them.
create table outbox (
    position          bigint generated always as identity,
    id                uuid primary key,
    type              text        not null,
    aggregate_id      text        not null,
    aggregate_version bigint      not null,
    time              timestamptz not null,
    traceparent       text,
    payload           bytea       not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create index outbox_position on outbox (position);

-- Facts already taken in, so that a repeat has no effect.
create table inbox (
    id       uuid primary key,
    type     text        not null,
    taken_at timestamptz not null default now()
);

create index inbox_taken_at on inbox (taken_at);

-- Answers given, so that a repeated request gets the same one.
create table requests (
    id          uuid primary key,
    fingerprint bytea       not null,
    answer      bytea,
    made_at     timestamptz not null default now()
);

create index requests_made_at on requests (made_at);
