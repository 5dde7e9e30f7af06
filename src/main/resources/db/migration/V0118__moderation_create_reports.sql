-- What waits for a reviewer: one row for a thing, however many reported it.
create table moderation_cases (
  id              uuid primary key,
  subject_type    text not null check (subject_type ~ '^[A-Z][A-Z_]{0,39}$'),
  subject_id      uuid not null,
  -- Whose it is, because nobody decides about their own: of a project or something in it, of an account, of an
  -- organisation.
  project_id      uuid references projects,
  -- Erasing a person keeps it: what was reported about a nameless account.
  account_id      uuid references accounts,
  organisation_id uuid references organisations,
  -- Out of sight until somebody decides.
  held            boolean not null default false,
  opened_at       timestamptz not null,
  decided_at      timestamptz,
  decision        text check (decision ~ '^[A-Z][A-Z_]{0,39}$'),
  -- Erasing a person keeps it: which member of the staff decided, of whom only a nameless account stays.
  decided_by      uuid references accounts,
  constraint moderation_cases_owner check (num_nonnulls(project_id, account_id, organisation_id) >= 1),
  constraint moderation_cases_decided check
    (num_nonnulls(decided_at, decision, decided_by) in (0, 3))
);

-- Reports of one thing meet in one open case.
create unique index moderation_cases_open on moderation_cases (subject_id) where decided_at is null;
create index moderation_cases_queue on moderation_cases (opened_at, id) where decided_at is null;

create table reports (
  id           uuid primary key,
  case_id      uuid not null references moderation_cases,
  subject_type text not null check (subject_type ~ '^[A-Z][A-Z_]{0,39}$'),
  subject_id   uuid not null,
  -- Erasing a person keeps it: that somebody reported; details are deleted.
  reporter_id  uuid not null references accounts,
  reason       text not null check (reason ~ '^[A-Z][A-Z_]{0,39}$'),
  details      text check (char_length(details) between 1 and 2000),
  state        text not null check (state in ('OPEN', 'ACTED_ON', 'DISMISSED')),
  reported_at  timestamptz not null,
  -- Somebody reports a thing once; again changes what they say.
  constraint reports_once unique (reporter_id, subject_id)
);

create index reports_case on reports (case_id, reported_at desc, id desc);
create index reports_own on reports (reporter_id, reported_at desc, id desc);
