-- What is sold: one row a SKU. `version` grows with each change of any row.
create sequence catalogue_version;

create table products (
    sku            text    primary key,
    -- GTIN-14; null when the product has none.
    gtin           text    unique,
    style          text    not null,
    name_fi        text    not null,
    name_sv        text    not null,
    name_en        text    not null,
    brand          text    not null,
    category       text    not null,
    colour         text    not null,
    size           text    not null,
    description_fi text    not null,
    description_sv text    not null,
    description_en text    not null,
    weight_g       integer not null check (weight_g >= 0),
    image_url      text    not null,
    version        bigint  not null default nextval('catalogue_version')
);

create index products_style on products (style, sku);

-- Where stock can lie.
create sequence location_version;

create table locations (
    code             text             primary key,
    kind             text             not null check (kind in ('STORE', 'WAREHOUSE', 'PARTNER')),
    name             text             not null,
    street           text             not null,
    postcode         text             not null,
    town             text             not null,
    -- ISO 3166-1 alpha-2
    country          text             not null,
    -- WGS 84, decimal degrees
    latitude         double precision not null check (latitude between -90 and 90),
    longitude        double precision not null check (longitude between -180 and 180),
    -- IANA
    time_zone        text             not null,
    gln              text,
    -- A part of OpenStreetMap's syntax; empty = closed to the public
    opening_hours    text             not null,
    handling_minutes integer          not null check (handling_minutes >= 0),
    daily_capacity   integer          not null check (daily_capacity >= 0),
    version          bigint           not null default nextval('location_version')
);
