-- A removed update keeps its number and the reason; title and body become a dash, so that the version before this one, which
-- does not know of it, shows nothing of them either.
alter table updates
  add column removed_at     timestamptz,
  -- Erasing a person keeps it, as paused_by of projects.
  add column removed_by     uuid references accounts,
  add column removal_reason text check (char_length(removal_reason) between 1 and 2000),
  -- Not validated: every row that is there is not removed.
  add constraint updates_removed check
    ((removed_at is null) = (removed_by is null) and (removal_reason is null or removed_at is not null)) not valid;

-- Which earlier texts were taken out, by whom and why; the texts are gone.
create table removed_revisions (
  revision_id uuid primary key,
  update_id   uuid not null references updates,
  number      integer not null,
  replaced_at timestamptz not null,
  reason      text not null check (char_length(reason) between 1 and 2000),
  -- Erasing a person keeps it, as paused_by of projects.
  removed_by  uuid not null references accounts,
  removed_at  timestamptz not null
);

create index removed_revisions_update on removed_revisions (update_id, number);
create index removed_revisions_by on removed_revisions (removed_by);

-- An earlier text goes only with its update, or where it is recorded who took it out and why.
create or replace function update_revisions_stay() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and (
       exists (select from updates where id = old.update_id and removed_at is not null)
       or exists (select from removed_revisions where revision_id = old.id)) then
    return old;
  end if;
  raise exception 'update_revisions is append-only' using errcode = 'restrict_violation';
end $$;

drop trigger update_revisions_stay on update_revisions;
create trigger update_revisions_stay before update or delete on update_revisions
  for each row execute function update_revisions_stay();
create trigger update_revisions_stay_whole before truncate on update_revisions
  for each statement execute function update_revisions_stay();
