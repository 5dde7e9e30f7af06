-- Accounts of money on its way out, and of what has still to be shown with receipts. Not validated: no row has these codes yet.
alter table journal_entries
  drop constraint journal_entries_account_code_check,
  add constraint journal_entries_account_code_check check (account_code in
    ('PROVIDER_CLEARING', 'PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE', 'REFUNDS_IN_TRANSIT', 'PROVIDER_FEE',
     'DISPUTED', 'SITE_BANK', 'PAYOUTS_IN_TRANSIT', 'PROJECT_ADVANCE', 'TO_BE_SHOWN')) not valid;

alter table tranches add column next_attempt_at timestamptz;

create index tranches_requested on tranches (requested_at, id) where state = 'REQUESTED';
create index tranches_approved on tranches (next_attempt_at, id) where state = 'APPROVED';

-- Each decision of a reviewer about a request; a tranche that is sent back is requested anew, at another time.
create table tranche_reviews (
  id           uuid primary key,
  tranche_id   uuid not null references tranches,
  requested_at timestamptz not null,
  reviewer_id  uuid not null references accounts,
  approved     boolean not null,
  reviewed_at  timestamptz not null,
  constraint tranche_reviews_once unique (tranche_id, requested_at, reviewer_id)
);

create index tranche_reviews_of on tranche_reviews (reviewer_id);

-- Tries to pay a tranche, each under a number of its own. The row is there before the provider is called; at most one of a tranche
-- is open or paid.
create table payouts (
  id                 uuid primary key,
  tranche_id         uuid not null references tranches,
  try                integer not null check (try >= 1),
  payout_account_id  uuid not null references payout_accounts,
  merchant_reference text not null constraint payouts_reference unique,
  state              text not null check (state in ('SENT', 'PAID', 'REFUSED')),
  attempts           integer not null default 0,
  failures           integer not null default 0,
  next_attempt_at    timestamptz not null,
  provider_reference text,
  reason             text check (char_length(reason) <= 500),
  created_at         timestamptz not null,
  ended_at           timestamptz,
  constraint payouts_try unique (tranche_id, try)
);

create unique index payouts_once on payouts (tranche_id) where state in ('SENT', 'PAID');
create index payouts_due on payouts (next_attempt_at, id) where state = 'SENT';
create index payouts_to on payouts (payout_account_id);

-- Bank transfers that an admin made by hand, and another admin saw at the bank.
create table payout_transfers (
  payout_id    uuid primary key references payouts,
  number       text not null constraint payout_transfers_number unique check (char_length(number) between 1 and 64),
  paid_on      date not null,
  recorded_by  uuid not null references accounts,
  recorded_at  timestamptz not null,
  confirmed_by uuid references accounts,
  confirmed_at timestamptz,
  constraint payout_transfers_two check (confirmed_by <> recorded_by),
  constraint payout_transfers_confirmed check ((confirmed_by is null) = (confirmed_at is null))
);

create index payout_transfers_recorded on payout_transfers (recorded_by);
create index payout_transfers_confirmed_by on payout_transfers (confirmed_by);
