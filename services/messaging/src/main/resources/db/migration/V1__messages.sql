-- A message to a customer. `content` is what it is about (an order's news); it goes once the message is done, since it
-- may carry a pickup code. Address and name are asked for when the mail is written and never kept here.
create table message (
    message_id        uuid primary key,
    customer_id       uuid not null,
    template          text not null,
    reference         text not null,
    locale            text,
    state             text not null check (state in ('PENDING', 'SENT', 'WITHHELD', 'FAILED')),
    content           jsonb,
    attempts          integer not null default 0,
    create_time       timestamptz not null,
    next_attempt_time timestamptz not null,
    send_time         timestamptz
);

create index message_due on message (next_attempt_time) where state = 'PENDING';
create index message_by_reference on message (reference, message_id);
create index message_by_customer on message (customer_id, message_id);

-- Why a message was sent or withheld, step by step.
create table decision_step (
    message_id  uuid not null references message,
    position    integer not null,
    step        text not null,
    passed      boolean not null,
    explanation text not null,
    decide_time timestamptz not null,
    primary key (message_id, position)
);
