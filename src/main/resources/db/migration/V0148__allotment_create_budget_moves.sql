-- Money of one line of a budget that is to serve another. Up to a tenth of a line moves at once (ALLOWED, decided_by is null);
-- above it a reviewer decides. Only ALLOWED ones count.
create table budget_moves (
  id           uuid primary key,
  project_id   uuid not null references projects,
  from_line_id uuid not null references budget_lines,
  to_line_id   uuid not null references budget_lines,
  amount_minor bigint not null check (amount_minor between 1 and 9007199254740991),
  reason       text not null check (char_length(reason) between 1 and 2000),
  state        text not null check (state in ('ASKED', 'ALLOWED', 'REFUSED')),
  remark       text check (char_length(remark) between 1 and 2000),
  asked_by     uuid not null references accounts,
  asked_at     timestamptz not null,
  decided_by   uuid references accounts,
  decided_at   timestamptz,
  constraint budget_moves_two check (from_line_id <> to_line_id)
);

create index budget_moves_of on budget_moves (project_id, asked_at, id);
create index budget_moves_asked on budget_moves (asked_at, id) where state = 'ASKED';
create index budget_moves_from on budget_moves (from_line_id);
create index budget_moves_to on budget_moves (to_line_id);
create index budget_moves_asked_by on budget_moves (asked_by);
create index budget_moves_decided_by on budget_moves (decided_by) where decided_by is not null;
