-- The parts in which a project's money is paid out, each for amounts of lines of its budget. Its own people plan them, or the
-- submission makes them by rule. A budget that is written anew gets new lines: those of the plan go with the old ones, a tranche
-- without lines is not shown, and the next submission makes a plan that fits.
create table tranches (
  id           uuid primary key,
  project_id   uuid not null references projects on delete cascade,
  number       integer not null check (number between 1 and 10),
  amount_minor bigint not null check (amount_minor between 1 and 9007199254740991),
  state        text not null check (state in ('PLANNED', 'REQUESTED', 'APPROVED', 'PAYING', 'PAID')),
  remark       text check (char_length(remark) between 1 and 2000),
  requested_at timestamptz,
  approved_at  timestamptz,
  paid_at      timestamptz,
  constraint tranches_number unique (project_id, number)
);

create table tranche_lines (
  tranche_id     uuid not null references tranches on delete cascade,
  budget_line_id uuid not null references budget_lines on delete cascade,
  amount_minor   bigint not null check (amount_minor between 1 and 9007199254740991),
  primary key (tranche_id, budget_line_id)
);

create index tranche_lines_of on tranche_lines (budget_line_id);

-- Since when a submitted project has a plan; null of those that the version before this one took to the reviewers. FillPlans plans
-- them, one project a transaction. There are few projects for each pledge, so the index is made at once.
alter table projects add column planned_at timestamptz;

create index projects_without_plan on projects (submitted_at) where planned_at is null and submitted_at is not null;
