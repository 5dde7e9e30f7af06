-- Projects whose end failed: the next try waits longer after each failure. Apart from projects, so that a row that
-- cannot be updated can still be postponed.
create table project_ends_postponed (
  project_id      uuid primary key references projects,
  failures        integer not null check (failures > 0),
  next_attempt_at timestamptz not null
);

-- Steps that failed since the last one that succeeded.
alter table settlements add column failures integer not null default 0 check (failures >= 0);
