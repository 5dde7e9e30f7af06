-- The amounts that lines of a budget have more or less than was planned, once it is known how much was collected. One of the project's
-- own people says it, or the rule does (made_by and reason are null): each allotment is a row, with its changes beside it.
create table allotments (
  id         uuid primary key,
  project_id uuid not null references projects,
  reason     text check (char_length(reason) between 1 and 2000),
  made_by    uuid references accounts,
  made_at    timestamptz not null,
  constraint allotments_said check ((reason is null) = (made_by is null))
);

create index allotments_of on allotments (project_id);
create index allotments_made_by on allotments (made_by) where made_by is not null;

create table allotment_lines (
  allotment_id   uuid not null references allotments,
  budget_line_id uuid not null references budget_lines,
  change_minor   bigint not null check (change_minor <> 0 and change_minor between -9007199254740991 and 9007199254740991),
  primary key (allotment_id, budget_line_id)
);

create index allotment_lines_of on allotment_lines (budget_line_id);

-- When AllotShortfalls looked at a settled project; it looks once, 30 days after the settlement. There are few projects for each
-- pledge, so the index is made at once.
alter table projects add column allotment_checked_at timestamptz;

create index projects_to_allot on projects (settled_at) where state = 'SUCCEEDED' and allotment_checked_at is null;
