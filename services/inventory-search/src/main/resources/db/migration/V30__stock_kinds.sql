-- Reserved is all that is held: for baskets, and for send orders, which is the part called allocated. In transit is on
-- its way here and not promised. `lines` counts the ledger's lines of the cell, so that a lost one is noticed.
alter table stock
    add column allocated  integer not null default 0 check (allocated >= 0),
    add column in_transit integer not null default 0 check (in_transit >= 0),
    add column lines      bigint  not null default 0;

alter table movements
    add column allocated_change  integer not null default 0,
    add column in_transit_change integer not null default 0,
    -- 1, 2, 3 ... for each cell.
    add column line              bigint,
    -- Why, for people; no personal data.
    add column note              text    not null default '';

-- Numbering says nothing new about what happened: the only time that the ledger's rows are touched.
alter table movements disable trigger movements_stay;
update movements m set line = n.line
from (select id, row_number() over (partition by sku, location order by id) line from movements) n where n.id = m.id;
alter table movements enable trigger movements_stay;
alter table movements alter column line set not null;

update stock s set lines = l.lines
from (select sku, location, count(*) lines from movements group by sku, location) l
where l.sku = s.sku and l.location = s.location;

-- Pieces that go from one location to another.
create table transfers (
    id            uuid primary key,
    from_location text        not null,
    to_location   text        not null,
    state         text        not null check (state in ('OPEN', 'CLOSED')),
    reference     text        not null,
    created_at    timestamptz not null,
    closed_at     timestamptz,
    check (from_location <> to_location)
);

create index transfers_from on transfers (from_location, id desc);
create index transfers_to on transfers (to_location, id desc);
create index transfers_open on transfers (id) where state = 'OPEN';

create table transfer_lines (
    transfer_id uuid    not null references transfers,
    sku         text    not null,
    sent        integer not null check (sent >= 0),
    received    integer not null default 0 check (received >= 0),
    primary key (transfer_id, sku)
);

-- All that lays claim to a cell; their sums are its reserved, allocated and in_transit.
create view stock_claims as
    select l.sku, l.location, l.quantity reserved, 0 allocated, 0 in_transit
    from reservation_lines l join reservations r on r.id = l.reservation_id where r.state = 'OPEN'
    union all
    select o.sku, o.held_at, o.quantity, o.quantity, 0 from send_orders o where o.held_at is not null
    union all
    select o.sku, o.destination, 0, 0, o.quantity
    from send_orders o where o.state = 'IN_TRANSIT' and o.destination is not null
    union all
    select l.sku, t.to_location, 0, 0, greatest(0, l.sent - l.received)
    from transfers t join transfer_lines l on l.transfer_id = t.id where t.state = 'OPEN';

-- What send orders hold and what is on its way was not kept before: it is now, and the ledger says so.
insert into stock (sku, location, on_hand, version)
select sku, location, 0, 0 from stock_claims where allocated > 0 or in_transit > 0 group by sku, location
order by sku, location on conflict do nothing;

with claimed as (
    select sku, location, sum(allocated) allocated, sum(in_transit) in_transit from stock_claims
    where allocated > 0 or in_transit > 0 group by sku, location),
moved as (
    update stock s set allocated = c.allocated, in_transit = c.in_transit, lines = s.lines + 1, version = s.version + 1
    from claimed c where s.sku = c.sku and s.location = c.location
    returning s.sku, s.location, s.allocated, s.in_transit, s.lines)
insert into movements (sku, location, line, kind, on_hand_change, reserved_change, allocated_change, in_transit_change,
                       reference, happened_at, note)
select sku, location, lines, 'RECONCILE', 0, 0, allocated, in_transit, 'V30', now(), 'kept from now on' from moved;

alter table stock add constraint stock_allocated_is_reserved check (allocated <= reserved);
