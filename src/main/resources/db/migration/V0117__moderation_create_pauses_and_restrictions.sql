-- A project in which something is looked into takes no pledge and pays nothing out.
alter table projects
  add column paused_at    timestamptz,
  add column pause_reason text check (char_length(pause_reason) between 1 and 200),
  -- Erasing a person keeps it: which member of the staff decided, of whom only a nameless account stays.
  add column paused_by    uuid references accounts,
  -- Not validated: every row that is there is not paused.
  add constraint projects_paused check
    ((paused_at is null) = (pause_reason is null) and (paused_at is null) = (paused_by is null)) not valid;

-- What an account may not do for now. Where the act is done, this table is asked.
create table account_restrictions (
  -- Erasing a person keeps it, so that nobody lifts a restriction by leaving.
  account_id    uuid not null references accounts,
  act           text not null check (act in ('COMMENT', 'MESSAGE', 'SUBMIT', 'PLEDGE', 'FOLLOW')),
  -- null: for good.
  until         timestamptz,
  reason        text not null check (char_length(reason) between 1 and 500),
  -- Erasing a person keeps it, as paused_by of projects.
  restricted_by uuid not null references accounts,
  restricted_at timestamptz not null,
  primary key (account_id, act)
);

-- What reviewers and admins did about other people and their things, and why. Never changed.
create table moderation_deeds (
  id           uuid primary key,
  -- Erasing a person keeps it, as paused_by of projects.
  account_id   uuid not null references accounts,
  deed         text not null check (deed ~ '^[A-Z][A-Z_]{0,39}$'),
  -- The type and key of what it was done to; erasing a person keeps both.
  subject_type text not null check (subject_type ~ '^[A-Z][A-Z_]{0,39}$'),
  subject_id   uuid not null,
  reason       text not null check (char_length(reason) between 1 and 2000),
  -- What else is to be known: {"restrictions": [...]}.
  details      jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  done_at      timestamptz not null
);

create index moderation_deeds_subject on moderation_deeds (subject_id, done_at desc, id desc);
create index moderation_deeds_account on moderation_deeds (account_id);

create function moderation_deeds_stand() returns trigger language plpgsql as $$
begin
  raise exception 'moderation_deeds is never changed' using errcode = 'restrict_violation';
end
$$;

create trigger moderation_deeds_stand before update or delete on moderation_deeds
  for each row execute function moderation_deeds_stand();
create trigger moderation_deeds_stay before truncate on moderation_deeds
  for each statement execute function moderation_deeds_stand();
