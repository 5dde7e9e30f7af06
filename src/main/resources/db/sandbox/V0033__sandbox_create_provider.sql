-- The little payment provider's own state: nothing of the service reads it, and production does not have it.
create table sandbox_payments (
  reference        text primary key,
  currency         char(3) not null,
  amount_minor     bigint not null,
  state            text not null check (state in ('PENDING', 'SUCCEEDED', 'FAILED')),
  expires_at       timestamptz not null,
  -- null: as the whole provider is told to behave
  behaviour        text,
  refund_reference text,
  refund_state     text check (refund_state in ('PENDING', 'SUCCEEDED', 'FAILED')),
  created_at       timestamptz not null
);

create table sandbox_messages (
  id              uuid primary key,
  reference       text not null references sandbox_payments,
  body            text not null,
  next_attempt_at timestamptz not null,
  attempts        integer not null default 0,
  sent_at         timestamptz
);

create index sandbox_messages_due on sandbox_messages (next_attempt_at) where sent_at is null;

-- One row: how the whole provider behaves.
create table sandbox_settings (
  only_row  boolean primary key default true check (only_row),
  behaviour text not null
);

insert into sandbox_settings (behaviour) values ('NORMAL');
