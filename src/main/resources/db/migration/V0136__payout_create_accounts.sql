-- Where the money of a person's or an organisation's projects goes. A change adds a row and ends the one before, so that a payout
-- always tells which account it went to. params is sealed with a key from outside the database (AES-GCM, the row's id beside it)
-- and never shown. Erasing a person empties holder, masked and params of their rows.
create table payout_accounts (
  id              uuid primary key,
  account_id      uuid references accounts,
  organisation_id uuid references organisations,
  provider        text not null check (provider ~ '^[a-z]{1,20}$'),
  holder          text not null check (char_length(holder) between 1 and 120),
  masked          text not null check (char_length(masked) between 1 and 40),
  params          bytea not null check (octet_length(params) <= 8192),
  verified        boolean not null,
  set_by          uuid not null references accounts,
  set_at          timestamptz not null,
  usable_from     timestamptz not null,
  replaced_at     timestamptz,
  constraint payout_accounts_owner check (num_nonnulls(account_id, organisation_id) = 1)
);

create unique index payout_accounts_of_person on payout_accounts (account_id) where replaced_at is null;
create unique index payout_accounts_of_organisation on payout_accounts (organisation_id) where replaced_at is null;
create index payout_accounts_of_erased on payout_accounts (account_id) where account_id is not null;
create index payout_accounts_set_by on payout_accounts (set_by);
