-- Quotes that were given out. The signed form holds the lines.
create table quotes (
    id          uuid primary key,
    market      text        not null references markets,
    total       bigint      not null check (total > 0),
    as_of       timestamptz not null,
    expires     timestamptz not null,
    customer_id uuid,
    jws         text        not null,
    redeemed_by text,
    redeemed_at timestamptz,
    check ((redeemed_by is null) = (redeemed_at is null))
);

-- Uses of a quote that somebody else had used.
create table second_redemptions (
    quote_id  uuid not null references quotes,
    reference text not null,
    found_at  timestamptz not null,
    primary key (quote_id, reference)
);

-- Who is in the club: a copy of what profile told, the latest version of each customer.
create table club_members (
    customer_id uuid primary key,
    member      boolean not null,
    version     bigint  not null
);

-- Keys that quotes are signed with; never deleted, so that an old quote can still be told from a forged one.
create table signing_keys (
    kid         text primary key,
    public_key  bytea       not null, -- X.509 SubjectPublicKeyInfo of an Ed25519 key
    private_key bytea       not null, -- PKCS#8; encrypted with AES-256-GCM when a nonce is there
    nonce       bytea,
    create_time timestamptz not null default clock_timestamp(),
    signs_from  timestamptz not null
);
