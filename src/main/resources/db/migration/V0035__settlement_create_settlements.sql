-- Projects that have ended and whose money is not given out or given back yet; the row is the lock of whoever works on it.
create table settlements (
  project_id   uuid primary key references projects,
  next_step_at timestamptz not null,
  done_at      timestamptz
);

create index settlements_due on settlements (next_step_at, project_id) where done_at is null;

-- Finds what has ended, by its end or by cancellation, and is not settled.
create index projects_unsettled on projects (id)
  where state in ('SUCCEEDED', 'FAILED', 'CANCELED') and launched_at is not null and settled_at is null;

-- What the daily comparison of the books found; health and admins look at the newest.
create table ledger_checks (
  id          uuid primary key,
  checked_at  timestamptz not null,
  differences integer not null check (differences >= 0)
);

create index ledger_checks_newest on ledger_checks (checked_at desc);
