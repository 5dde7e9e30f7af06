-- A merchant account: whose money a payment is. Its keys are settings, never rows.
create table payment_accounts (
  id              uuid primary key,
  provider        text not null check (provider ~ '^[a-z][a-z0-9]{0,29}$'),
  -- As in the settings and in the callback address.
  name            text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,29}$'),
  -- null: the site's own.
  organisation_id uuid references organisations,
  -- The provider's number of the merchant.
  external_id     text not null check (char_length(external_id) between 1 and 100),
  mode            text not null check (mode in ('DIRECT', 'PARTNER', 'PLATFORM')),
  created_at      timestamptz not null,
  constraint payment_accounts_name unique (provider, name)
);

insert into payment_accounts (id, provider, name, external_id, mode, created_at)
select uuidv7(), provider, 'default', 'default', 'DIRECT', now()
  from (select distinct provider from payments union select 'sandbox') as known;

-- The version before this one stores payments without the new columns: they have defaults or may be null.
alter table payments
  add column account text not null default 'default',
  add column scene text not null default 'SANDBOX_PAGE',
  -- What the payer sees.
  add column description text check (char_length(description) between 1 and 200),
  -- For the provider alone, and only until the payment has ended.
  add column payer_id text check (char_length(payer_id) between 1 and 128),
  add column payer_address text check (char_length(payer_address) between 1 and 45),
  add column return_url text check (char_length(return_url) between 1 and 2000),
  add column instruction_valid_until timestamptz,
  -- The provider's id that later calls need, and its number on bills and receipts.
  add column provider_reference text check (char_length(provider_reference) between 1 and 255),
  add column transaction_number text check (char_length(transaction_number) between 1 and 100),
  add column paid_at timestamptz,
  -- What arrived, where it is not amount_minor.
  add column received_minor bigint check (received_minor between 1 and 9007199254740991),
  -- The provider's, from its bill.
  add column fee_minor bigint,
  -- It is to be closed at the provider, because nobody may pay it any more.
  add column closing boolean not null default false,
  drop constraint payments_state_check,
  add constraint payments_state_check check (state in ('CREATED', 'PENDING', 'SUCCEEDED', 'FAILED', 'CLOSED')),
  drop constraint payments_ended,
  add constraint payments_ended check ((state in ('SUCCEEDED', 'FAILED', 'CLOSED')) = (ended_at is not null)),
  drop constraint payments_purpose,
  add constraint payments_account foreign key (provider, account) references payment_accounts (provider, name);

-- At most one payment of a purpose can be paid.
create unique index payments_live on payments (purpose_id) where state in ('CREATED', 'PENDING');
create index payments_of_purpose on payments (purpose_id, created_at desc, id desc);
create index payments_transaction on payments (transaction_number) where transaction_number is not null;
-- Also payments that ended without money are asked after for some days, because a provider may be paid late.
create index payments_to_query on payments (next_query_at, id) where state <> 'SUCCEEDED';

alter table refunds
  add column reason text not null default 'GIVEN_BACK' check (reason in
    ('PROJECT_FAILED', 'PROJECT_CANCELED', 'BACKER_CANCELED', 'TOO_LATE', 'PAID_TWICE', 'WRONG_AMOUNT', 'GIVEN_BACK',
     'MADE_AT_PROVIDER', 'DISPUTE')),
  -- How often it failed; attempts also counts the calls that only ask.
  add column failures integer not null default 0,
  add column provider_reference text check (char_length(provider_reference) between 1 and 255),
  -- Where the provider says that it goes.
  add column destination text check (char_length(destination) between 1 and 200),
  add column sent_at timestamptz,
  drop constraint refunds_state_check,
  -- SENT: the provider works on it; STUCK: a person has to act.
  add constraint refunds_state_check check (state in ('WAITING', 'SENT', 'FAILING', 'STUCK', 'DONE')),
  drop constraint refunds_payment,
  -- The refunds of a payment are its parts from 0 on, each beginning where the one before it ends, so that together
  -- they are never more than the payment.
  add column from_minor bigint not null default 0 check (from_minor >= 0),
  add column to_minor bigint not null generated always as (from_minor + amount_minor) stored,
  add column after_minor bigint generated always as (nullif(from_minor, 0)) stored,
  add column payment_minor bigint,
  add constraint refunds_within check (to_minor <= payment_minor),
  add constraint refunds_from unique (payment_id, from_minor),
  add constraint refunds_to unique (payment_id, to_minor),
  add constraint refunds_after foreign key (payment_id, after_minor) references refunds (payment_id, to_minor);

update refunds r
   set reason = case when j.state = 'FAILED' then 'PROJECT_FAILED'
                     when j.state = 'CANCELED' then 'PROJECT_CANCELED'
                     when g.state in ('EXPIRED', 'CANCELED') then 'TOO_LATE'
                     else 'BACKER_CANCELED' end
  from payments p join pledges g on g.id = p.purpose_id join projects j on j.id = g.project_id
 where p.id = r.payment_id;

create index refunds_of_payment on refunds (payment_id, created_at desc, id desc);
create index refunds_to_look_at on refunds (created_at, id) where state in ('FAILING', 'STUCK');

-- Numbers under which a provider has closed a refund for good; the refund goes on under a new number.
create table refund_tries (
  merchant_reference text primary key check (merchant_reference ~ '^[0-9a-f]{32}$'),
  refund_id          uuid not null references refunds,
  provider_reference text,
  -- The provider's code.
  reason             text not null check (char_length(reason) between 1 and 500),
  closed_at          timestamptz not null
);

create index refund_tries_of_refund on refund_tries (refund_id);

-- A message may fit no payment of ours: it is kept all the same.
alter table payment_notifications
  alter column payment_id drop not null,
  add column account text not null default 'default',
  drop constraint payment_notifications_outcome_check,
  add constraint payment_notifications_outcome_check check (outcome in ('APPLIED', 'MISMATCH'));

-- Differences between the service's books and a provider's, which an admin closes.
create table payment_findings (
  id             uuid primary key,
  kind           text not null check (kind in
    ('PAID_UNKNOWN', 'PAYMENT_MISSING', 'AMOUNT_DIFFERS', 'REFUND_UNKNOWN', 'REFUND_MISSING',
     'REFUND_FAILED_AFTERWARDS', 'DISPUTE', 'BILL_MISSING', 'MESSAGE_UNKNOWN')),
  state          text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  provider       text not null,
  account        text not null,
  payment_id     uuid references payments,
  -- What the provider names: a reference, or the id of a message.
  reference      text not null check (char_length(reference) between 1 and 255),
  amount_minor   bigint,
  currency       char(3) check (currency ~ '^[A-Z]{3}$'),
  bill_day       date,
  found_at       timestamptz not null,
  closed_at      timestamptz,
  closed_by      uuid references accounts,
  note           text check (char_length(note) between 1 and 500),
  constraint payment_findings_money check ((amount_minor is null) = (currency is null)),
  constraint payment_findings_closed check ((state = 'CLOSED') = (closed_at is not null))
);

-- A difference is found once, however often a bill is read or a message is sent.
create unique index payment_findings_once on payment_findings
  (provider, account, kind, reference, coalesce(bill_day, 'epoch'::date));
create index payment_findings_list on payment_findings (state, found_at, id);
