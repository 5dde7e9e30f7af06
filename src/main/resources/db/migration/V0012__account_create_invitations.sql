-- Who is asked to join an organisation. A row goes when it is accepted, declined or withdrawn; memberships hold
-- only those who said yes.
create table invitations (
  organisation_id uuid not null references organisations,
  account_id      uuid not null references accounts,
  role            text not null check (role in ('OWNER', 'EDITOR')),
  invited_by      uuid not null references accounts,
  created_at      timestamptz not null,
  primary key (organisation_id, account_id)
);

-- Somebody's invitations, newest first.
create index invitations_account on invitations (account_id, created_at desc, organisation_id desc);
