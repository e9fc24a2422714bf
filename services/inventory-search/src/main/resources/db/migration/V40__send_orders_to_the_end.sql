-- Sources that would not send it or did not get on with it, separated by commas; they are not asked again.
alter table send_orders add column declined_at text not null default '';
-- While the customer has a choice: since when, and whether they chose to wait.
alter table send_orders add column choice_since timestamptz;
alter table send_orders add column waits boolean not null default false;
-- When somebody should look whether the source gets on with it; holds for one version of the order only.
alter table send_orders add column review_at timestamptz;
alter table send_orders add column review_version bigint;

create index send_orders_to_review on send_orders (review_at)
    where state in ('RESERVED', 'PICKING', 'AWAITING_CHOICE');
create index send_orders_choices on send_orders (ordering_store) where state = 'AWAITING_CHOICE';
create index send_orders_unchosen on send_orders (deadline_at) where state = 'AWAITING_CHOICE';
-- How often each source says no.
create index send_order_steps_declined on send_order_steps (location, step_at) where state = 'DECLINED';
