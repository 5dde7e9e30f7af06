create table organisations (
  id            uuid primary key,
  name          text not null check (char_length(name) between 1 and 120),
  kind          text not null check (kind in
                  ('NONPROFIT', 'PUBLIC_LIBRARY', 'PRIVATE_LIBRARY', 'SCHOOL', 'COMPANY', 'GOVERNMENT')),
  verification  text not null check (verification in ('UNVERIFIED', 'PENDING', 'VERIFIED', 'REJECTED')),
  website       text check (char_length(website) <= 2000),
  -- Unified social credit code, GB 32100: never shown.
  credit_code   char(18) check (credit_code ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$'),
  registered_by uuid not null references accounts,
  created_at    timestamptz not null,
  verified_at   timestamptz,
  verified_by   uuid references accounts,
  constraint organisations_credit_code unique (credit_code)
);

create index organisations_registered_by on organisations (registered_by);

create table memberships (
  organisation_id uuid not null references organisations,
  account_id      uuid not null references accounts,
  role            text not null check (role in ('OWNER', 'EDITOR')),
  created_at      timestamptz not null,
  primary key (organisation_id, account_id)
);

create index memberships_account on memberships (account_id, organisation_id);
