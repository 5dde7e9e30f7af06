alter table updates add column edited_at timestamptz check (edited_at >= published_at);

-- What an update said before it was edited, once it had stood for an hour.
create table update_revisions (
  id          uuid primary key,
  update_id   uuid not null references updates,
  number      integer not null check (number >= 1),
  title       text not null check (char_length(title) between 1 and 80),
  body        text not null check (char_length(body) between 1 and 50000),
  -- [{"kind", "url", "caption"}]
  media       jsonb not null check (jsonb_typeof(media) = 'array'),
  editor_id   uuid not null references accounts,
  -- It said so until then.
  replaced_at timestamptz not null,
  constraint update_revisions_number unique (update_id, number)
);

-- What backers were told stays readable: no service and no script takes it back by mistake.
create function update_revisions_stay() returns trigger
  language plpgsql as $$
begin
  raise exception 'update_revisions is append-only' using errcode = 'restrict_violation';
end $$;

create trigger update_revisions_stay before update or delete or truncate on update_revisions
  for each statement execute function update_revisions_stay();
