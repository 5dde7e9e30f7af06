-- The bill of a merchant account for a day of the provider's calendar.
create table payment_bills (
  id          uuid primary key,
  provider    text not null,
  account     text not null,
  day         date not null,
  -- WAITING: not compared yet; MATCHED: every line was compared.
  state       text not null default 'WAITING' check (state in ('WAITING', 'MATCHED')),
  attempts    integer not null default 0,
  next_try_at timestamptz not null,
  hash        text check (char_length(hash) <= 128),
  lines       integer,
  matched_at  timestamptz,
  constraint payment_bills_day unique (provider, account, day),
  constraint payment_bills_account foreign key (provider, account) references payment_accounts (provider, name),
  constraint payment_bills_matched check ((state = 'MATCHED') = (matched_at is not null))
);

create index payment_bills_due on payment_bills (next_try_at, id) where state = 'WAITING';

-- What a bill says, by currency.
create table payment_bill_totals (
  bill_id        uuid not null references payment_bills,
  currency       char(3) not null check (currency ~ '^[A-Z]{3}$'),
  paid_minor     bigint not null,
  refunded_minor bigint not null,
  fee_minor      bigint not null,
  primary key (bill_id, currency)
);

-- The bill that had them.
alter table payments add column billed_day date;
alter table refunds add column billed_day date;

create index payments_paid on payments (provider, account, paid_at) where state = 'SUCCEEDED' and billed_day is null;
create index refunds_not_billed on refunds (done_at) where state = 'DONE' and billed_day is null;
