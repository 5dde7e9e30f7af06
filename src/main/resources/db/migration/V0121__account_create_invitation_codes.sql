-- Codes by which one person each can join an organisation. The code itself is with whoever was sent it; here is its
-- SHA-256, from which nobody gets it back: it has 128 random bits.
create table invitation_codes (
  code_hash       bytea primary key check (octet_length(code_hash) = 32),
  organisation_id uuid not null references organisations,
  role            text not null check (role in ('OWNER', 'EDITOR')),
  -- Erasing a person deletes the codes that they made.
  made_by         uuid not null references accounts,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  -- A used code stays until it would have ended, so that whoever joined with it can send it again.
  used_at         timestamptz
);

create index invitation_codes_organisation on invitation_codes (organisation_id, expires_at);
create index invitation_codes_made_by on invitation_codes (made_by);

-- The language of what is sent to a person. Erasing them sets it back.
alter table accounts
  add column language text not null default 'zh-CN' constraint accounts_language check (language in ('zh-CN', 'en'));
