-- A tap may make several send orders: one a line and source. They share the basket's id.
alter table send_orders add column basket_id uuid;
alter table send_orders add column basket_line smallint not null default 1;
update send_orders set basket_id = id;
alter table send_orders alter column basket_id set not null;
alter table send_orders alter column basket_line drop default;

-- A quote pays once for each order of its basket; a cancelled or expired one lets go of it.
drop index send_orders_quote;
create unique index send_orders_quote on send_orders (quote_id, basket_line) where state not in ('CANCELLED', 'EXPIRED');
create index send_orders_basket on send_orders (basket_id);

-- Sets of plans live for minutes; those of before are asked for again.
delete from plan_sets;
alter table plan_sets drop column sku;
alter table plan_sets drop column quantity;
-- What was asked for: SKU and pieces, a line each, separated by a space.
alter table plan_sets add column lines text not null;
alter table plan_sets add column policy_version bigint not null;

drop table plan_set_plans;
-- What each plan takes from where.
create table plan_set_legs (
    plan_set_id   uuid        not null references plan_sets on delete cascade,
    plan_id       text        not null,
    leg           smallint    not null,
    way           text        not null,
    source        text        not null,
    offer_id      text,
    destination   text,
    promise_start timestamptz not null,
    promise_end   timestamptz not null,
    -- As above.
    lines         text        not null,
    primary key (plan_set_id, plan_id, leg)
);
