-- What is known of a customer. Texts that are not known are empty.
create table person (
    customer_id        uuid primary key,
    given_name         text    not null default '',
    family_name        text    not null default '',
    -- No address: country is empty.
    recipient          text    not null default '',
    -- One a line.
    address_lines      text    not null default '',
    postcode           text    not null default '',
    town               text    not null default '',
    region             text    not null default '',
    country            text    not null default '',
    locale             text    not null default '' check (locale in ('', 'fi', 'sv', 'en')),
    club_member        boolean not null default false,
    membership_version bigint  not null default 0,
    -- Who changed the membership last; empty = nobody yet.
    membership_source  text    not null default ''
);

create table consent (
    customer_id uuid        not null references person (customer_id),
    purpose     text        not null check (purpose in ('MARKETING_EMAIL', 'PERSONALISATION', 'CLERK_VIEW')),
    granted     boolean     not null,
    source      text        not null,
    change_time timestamptz not null,
    primary key (customer_id, purpose)
);

-- The timeline. Facts of other services may come before the person is known here.
create table contact (
    id          uuid primary key,
    customer_id uuid        not null,
    kind        text        not null
        check (kind in ('STORE_VISIT', 'SEND_ORDER', 'MESSAGE', 'PURCHASE', 'CUSTOMER_SERVICE')),
    channel     text        not null,
    reference   text        not null,
    summary     text        not null,
    occur_time  timestamptz not null
);

create index contact_timeline on contact (customer_id, occur_time desc, id desc);

-- Who looked at whom, and why. Only ever added to.
create table look (
    id          uuid primary key,
    customer_id uuid        not null,
    by_subject  text        not null,
    by_name     text        not null,
    store       text        not null,
    purpose     text        not null,
    look_time   timestamptz not null
);

create index look_audit on look (customer_id, look_time desc, id desc);

-- Numbers the facts about a customer.
create table fact_version (
    customer_id uuid primary key,
    version     bigint not null
);
