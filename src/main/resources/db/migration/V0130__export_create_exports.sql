-- Files that people ask for. One that was asked for by somebody who is erased is deleted with them.
create table exports (
  id              uuid primary key,
  account_id      uuid not null references accounts,
  kind            text not null check (kind ~ '^[A-Z][A-Z_]{0,39}$'),
  format          text not null check (format in ('CSV', 'JSON')),
  -- Of the headings.
  language        text not null check (language in ('zh-CN', 'en')),
  project_id      uuid references projects,
  -- Of these alone; null for all.
  reward_ids      uuid[],
  state           text not null check (state in ('WAITING', 'READY', 'FAILED', 'EXPIRED')),
  requested_at    timestamptz not null,
  failures        integer not null default 0 check (failures >= 0),
  next_attempt_at timestamptz not null,
  row_count       integer check (row_count >= 0),
  byte_count      bigint check (byte_count >= 0),
  sha256          bytea check (octet_length(sha256) = 32),
  -- From then on nobody gets the file; its content is deleted soon after.
  expires_at      timestamptz,
  constraint exports_ready check (state not in ('READY', 'EXPIRED') or (expires_at is not null and sha256 is not null)),
  constraint exports_project check ((project_id is null) = (kind = 'OWN_DATA'))
);

-- An account has one export that is being made.
create unique index exports_open on exports (account_id) where state = 'WAITING';
create index exports_due on exports (next_attempt_at, id) where state = 'WAITING';
create index exports_of on exports (account_id, requested_at desc, id desc);
create index exports_of_project on exports (project_id) where state = 'READY';
create index exports_expiring on exports (expires_at, id) where state = 'READY';
create index exports_old on exports (requested_at);

-- The content of the files, in pieces, so that a file is neither made nor read whole in memory.
create table export_chunks (
  export_id uuid not null references exports on delete cascade,
  number    integer not null check (number >= 0),
  content   bytea not null,
  primary key (export_id, number)
);
alter table export_chunks alter column content set storage external;

-- Whose addresses are in a file, for the record of who saw them.
create table export_people (
  export_id  uuid not null references exports on delete cascade,
  pledge_id  uuid not null references pledges,
  account_id uuid not null references accounts,
  primary key (export_id, pledge_id)
);

create index export_people_account on export_people (account_id);

-- Each download, and that its address was used: an address is good for one.
create table export_downloads (
  nonce         uuid primary key,
  export_id     uuid not null references exports on delete cascade,
  downloaded_at timestamptz not null
);

create index export_downloads_of on export_downloads (export_id);
