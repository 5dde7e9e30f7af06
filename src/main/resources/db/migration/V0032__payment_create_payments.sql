create table payments (
  id                 uuid primary key,
  provider           text not null check (provider ~ '^[a-z][a-z0-9]{0,29}$'),
  -- What the provider knows it by; fits the 32 characters that WeChat Pay allows.
  merchant_reference text not null check (merchant_reference ~ '^[0-9a-f]{32}$'),
  -- What is paid for (a pledge), and whose money it becomes (a project): payment knows neither.
  purpose_id         uuid not null,
  subject_id         uuid not null,
  currency           char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor       bigint not null check (amount_minor between 1 and 9007199254740991),
  -- CREATED: stored, perhaps not known to the provider yet; PENDING: the provider waits for the payer.
  state              text not null check (state in ('CREATED', 'PENDING', 'SUCCEEDED', 'FAILED')),
  -- {"redirectUrl", "params": [{"name", "value"}]}: the same answer for the same key.
  instruction        jsonb,
  created_at         timestamptz not null,
  expires_at         timestamptz not null,
  ended_at           timestamptz,
  next_query_at      timestamptz not null,
  queries            integer not null default 0,
  constraint payments_reference unique (provider, merchant_reference),
  constraint payments_purpose unique (purpose_id),
  constraint payments_ended check ((state in ('SUCCEEDED', 'FAILED')) = (ended_at is not null))
);

create index payments_unknown on payments (next_query_at, id) where state in ('CREATED', 'PENDING');

-- Every authenticated message of a provider, as it came. Applied once.
create table payment_notifications (
  id              uuid primary key,
  provider        text not null,
  notification_id text not null check (char_length(notification_id) between 1 and 100),
  payment_id      uuid not null references payments,
  body            text not null,
  outcome         text not null check (outcome in ('APPLIED', 'MISMATCH')),
  received_at     timestamptz not null,
  constraint payment_notifications_once unique (provider, notification_id)
);

create table refunds (
  id                 uuid primary key,
  payment_id         uuid not null references payments,
  merchant_reference text not null check (merchant_reference ~ '^[0-9a-f]{32}$'),
  currency           char(3) not null,
  amount_minor       bigint not null check (amount_minor between 1 and 9007199254740991),
  -- WAITING: to be sent, or sent and not answered for; FAILING: tried so often that somebody has to look.
  state              text not null check (state in ('WAITING', 'FAILING', 'DONE')),
  attempts           integer not null default 0,
  next_attempt_at    timestamptz not null,
  last_error         text check (char_length(last_error) <= 500),
  created_at         timestamptz not null,
  done_at            timestamptz,
  constraint refunds_reference unique (merchant_reference),
  -- A payment is given back whole, once.
  constraint refunds_payment unique (payment_id),
  constraint refunds_done check ((state = 'DONE') = (done_at is not null))
);

create index refunds_due on refunds (next_attempt_at, id) where state <> 'DONE';
create index refunds_failing on refunds (created_at, id) where state = 'FAILING';
