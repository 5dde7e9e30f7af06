-- What somebody agreed to, or took back, and when. Only ever added to.
create table consents (
  id         uuid primary key,
  -- Erasing a person keeps it: that somebody agreed, for whom only a nameless account stands.
  account_id uuid not null references accounts,
  purpose    text not null check (purpose ~ '^[A-Z][A-Z_]{0,39}$'),
  -- Of the text that was shown.
  version    text not null check (char_length(version) between 1 and 40),
  given      boolean not null,
  given_at   timestamptz not null
);

create index consents_newest on consents (account_id, purpose, given_at desc, id desc);

create function consents_stand() returns trigger language plpgsql as $$
begin
  raise exception 'consents is only ever added to' using errcode = 'restrict_violation';
end
$$;

create trigger consents_stand before update or delete or truncate on consents
  for each statement execute function consents_stand();

-- Requests to be erased.
create table erasures (
  id              uuid primary key,
  -- Erasing a person keeps it: when it was asked for and done.
  account_id      uuid not null references accounts,
  state           text not null check (state in ('WAITING', 'DONE', 'CALLED_OFF')),
  asked_at        timestamptz not null,
  not_before      timestamptz not null,
  due_at          timestamptz not null,
  -- From then on nobody can sign in to the account; replicas that still know it forget it within ten minutes.
  signed_out_at   timestamptz,
  ended_at        timestamptz,
  failures        integer not null default 0 check (failures >= 0),
  next_attempt_at timestamptz not null,
  constraint erasures_ended check ((state = 'WAITING') = (ended_at is null))
);

create unique index erasures_open on erasures (account_id) where state = 'WAITING';
create index erasures_due on erasures (next_attempt_at, id) where state = 'WAITING';
create index erasures_of on erasures (account_id, asked_at desc, id desc);
