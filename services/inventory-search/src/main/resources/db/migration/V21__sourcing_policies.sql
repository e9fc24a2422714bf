-- Versions of the sourcing policy; version 1 is the settings' and is not here. A version is never changed.
create table sourcing_policies (
    version      bigint primary key check (version > 1),
    policy       jsonb       not null,
    published_by text        not null,
    published_at timestamptz not null,
    reason       text        not null
);

create function sourcing_policies_stay() returns trigger language plpgsql as
$$ begin raise exception 'Versions of the sourcing policy are append-only'; end $$;

create trigger sourcing_policies_stay before update or delete on sourcing_policies
    for each statement execute function sourcing_policies_stay();
