-- Who did what to a project, and when: written with the change itself, never changed afterwards.
create table project_history (
  id         uuid primary key,
  project_id uuid not null references projects,
  -- null: the site itself, e.g. at the planned launch.
  account_id uuid references accounts,
  deed       text not null check (deed ~ '^[A-Z][A-Z_]{0,39}$'),
  -- {"fields": [...]} of an edit, {"reason": "..."} where one was asked for.
  details    jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  done_at    timestamptz not null
);

create index project_history_newest on project_history (project_id, done_at desc, id desc);
create index project_history_account on project_history (account_id) where account_id is not null;

create function project_history_stands() returns trigger language plpgsql as $$
begin
  raise exception 'project_history is never changed' using errcode = 'restrict_violation';
end
$$;

create trigger project_history_stands before update or delete on project_history
  for each row execute function project_history_stands();
create trigger project_history_stays before truncate on project_history
  for each statement execute function project_history_stands();
