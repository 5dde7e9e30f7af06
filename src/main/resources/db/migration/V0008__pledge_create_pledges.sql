create table pledges (
  id              uuid primary key,
  project_id      uuid not null references projects,
  account_id      uuid not null references accounts,
  -- Backed in this organisation's name.
  organisation_id uuid references organisations,
  reward_id       uuid,
  quantity        integer not null default 1 check (quantity >= 1),
  amount_minor    bigint not null check (amount_minor between 1 and 9007199254740991),
  state           text not null check (state in
                    ('RESERVED', 'PAID', 'COLLECTED', 'EXPIRED', 'CANCELED', 'REFUNDING', 'REFUNDED')),
  anonymous       boolean not null default false,
  message         text check (char_length(message) between 1 and 500),
  idempotency_key text not null check (char_length(idempotency_key) between 1 and 255),
  input_hash      bytea not null check (octet_length(input_hash) = 32),
  created_at      timestamptz not null,
  reserved_until  timestamptz,
  paid_at         timestamptz,
  collected_at    timestamptz,
  refunded_at     timestamptz,
  -- One key, one intent.
  constraint pledges_idempotency unique (account_id, idempotency_key),
  -- A reward of another project cannot be taken.
  constraint pledges_reward foreign key (reward_id, project_id) references rewards (id, project_id),
  constraint pledges_quantity check (reward_id is not null or quantity = 1),
  constraint pledges_anonymous check (not anonymous or organisation_id is null),
  constraint pledges_reserved check (state <> 'RESERVED' or reserved_until is not null),
  constraint pledges_paid check ((state in ('PAID', 'COLLECTED', 'REFUNDING', 'REFUNDED')) <= (paid_at is not null)),
  constraint pledges_collected check ((state = 'COLLECTED') = (collected_at is not null)),
  constraint pledges_refunded check ((state = 'REFUNDED') = (refunded_at is not null))
);

-- The public list of backers, newest first, at the same cost on every page.
create index pledges_backers on pledges (project_id, paid_at desc, id desc) where state in ('PAID', 'COLLECTED');
-- Whether an account backs a project already.
create index pledges_backing on pledges (project_id, account_id) where state in ('PAID', 'COLLECTED');
create index pledges_own on pledges (account_id, created_at desc, id desc);
create index pledges_reward on pledges (reward_id, account_id) where reward_id is not null;
create index pledges_expiry on pledges (reserved_until, id) where state = 'RESERVED';
