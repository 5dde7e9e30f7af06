-- A refund that a message contradicts: the provider is asked what became of it.
alter table refunds add column doubted boolean not null default false;
create index refunds_doubted on refunds (next_attempt_at, id) where doubted;

-- Disputes that ended for the site: the bank has returned what it took.
create table disputes_won (
  id           uuid primary key,
  -- The refund that stood for the dispute.
  refund_id    uuid not null,
  payment_id   uuid not null references payments,
  reference    text not null check (char_length(reference) between 1 and 255),
  currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  -- True if the money counts as paid again; false if the rest of the payment has gone back since, so that a person
  -- decides whose it is.
  restored     boolean not null,
  won_at       timestamptz not null,
  constraint disputes_won_once unique (payment_id, reference)
);
