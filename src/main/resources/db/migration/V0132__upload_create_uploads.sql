-- Files that people bring in. They are in the object store; here is who brought them, and whether they may be used.
create table uploads (
  id               uuid primary key,
  -- Erasing a person has all uploads deleted that nothing uses any more.
  account_id       uuid not null references accounts,
  purpose          text not null check (purpose in ('IMAGE', 'DOCUMENT')),
  state            text not null check (state in ('WAITING', 'CHECKING', 'READY', 'REJECTED')),
  content_type     text not null,
  bytes            integer not null check (bytes between 1 and 10485760),
  sha256           bytea check (octet_length(sha256) = 32),
  -- A part of the keys in the store that nobody can guess.
  name             text not null unique check (name ~ '^[0-9A-Za-z]{32}$'),
  -- Of READY pictures: the end of their keys, and their size.
  file             text,
  width            integer,
  height           integer,
  rejected_because text,
  created_at       timestamptz not null,
  attempts         integer not null default 0,
  -- Of CHECKING: when a replica may take it, or take it again because the last one has not ended.
  next_check_at    timestamptz,
  -- Whether what was sent may still be in the store.
  sent_is_there    boolean not null default true,
  -- From then on it cannot be used, and is deleted.
  deleting_at      timestamptz,
  constraint uploads_ready check ((state = 'READY') = (file is not null)),
  constraint uploads_rejected check ((state = 'REJECTED') = (rejected_because is not null)),
  constraint uploads_checking check ((state = 'CHECKING') = (next_check_at is not null))
);

create index uploads_account on uploads (account_id, created_at);
create index uploads_to_check on uploads (next_check_at) where state = 'CHECKING';
create index uploads_sent on uploads (created_at) where sent_is_there;
create index uploads_to_delete on uploads (deleting_at) where deleting_at is not null;

-- What uses a picture: derived from the addresses that are stored, so that nothing that stores one can forget it. A file
-- that nothing uses is deleted 24 hours after it was announced, or after its last use ended.
create table upload_uses (
  upload_id uuid not null references uploads,
  -- The table, the key of the row, and the columns.
  used_by   text not null,
  used_key  uuid not null,
  place     text not null,
  primary key (used_key, place, upload_id)
);

create index upload_uses_upload on upload_uses (upload_id);

-- When nothing used it any more; first when it was announced.
alter table uploads add column unused_since timestamptz not null;
create index uploads_unused on uploads (unused_since) where deleting_at is null;

-- A trigger of a table with addresses of pictures. Its arguments: the column with the key, and the column with
-- addresses. FOR SHARE: a picture that is being deleted is not used, and one that is used now is not deleted.
create function note_upload_uses() returns trigger language plpgsql as $$
declare
  stored jsonb;
  key    uuid;
  place_ text := tg_argv[1];
  texts  text := '';
  names  text[];
  ended  uuid[];
begin
  if tg_op = 'DELETE' then
    key := (to_jsonb(old) ->> tg_argv[0])::uuid;
  else
    stored := to_jsonb(new);
    key := (stored ->> tg_argv[0])::uuid;
    texts := coalesce(stored ->> place_, '');
  end if;
  names := array(select distinct m[1] from regexp_matches(texts, '/public/([0-9A-Za-z]{32})/', 'g') as m);
  with gone as (
    delete from upload_uses u
     where used_key = key and used_by = tg_table_name and place = place_
       and not exists (select from uploads f where f.id = u.upload_id and f.name = any(names))
    returning upload_id)
  select array_agg(upload_id) into ended from gone;
  if ended is not null then
    update uploads f set unused_since = now()
     where id = any(ended) and not exists (select from upload_uses u where u.upload_id = f.id);
  end if;
  if cardinality(names) > 0 then
    insert into upload_uses (upload_id, used_by, used_key, place)
    select id, tg_table_name, key, place_
      from (select id from uploads
             where name = any(names) and state = 'READY' and deleting_at is null order by id for share) as f
    on conflict do nothing;
  end if;
  return null;
end
$$;

-- Rows without such an address cost a comparison.
do $$
declare
  shown record;
begin
  for shown in
    select * from (values ('accounts', 'id', 'avatar_url'), ('projects', 'id', 'cover_url'),
                          ('project_contents', 'project_id', 'media'), ('project_contents', 'project_id', 'press'),
                          ('rewards', 'id', 'image_url'), ('organisations', 'id', 'logo_url'), ('updates', 'id', 'media'), ('update_revisions', 'id', 'media')) as t (tab, key, col)
  loop
    execute format('create trigger %1$s_%2$s_used after insert on %1$s for each row '
                   'when (new.%2$s::text like ''%%/public/%%'') execute function note_upload_uses(%3$L, %2$L)',
                   shown.tab, shown.col, shown.key);
    execute format('create trigger %1$s_%2$s_replaced after update of %2$s on %1$s for each row '
                   'when (old.%2$s is distinct from new.%2$s '
                   'and (old.%2$s::text like ''%%/public/%%'' or new.%2$s::text like ''%%/public/%%'')) '
                   'execute function note_upload_uses(%3$L, %2$L)',
                   shown.tab, shown.col, shown.key);
    execute format('create trigger %1$s_%2$s_gone after delete on %1$s for each row '
                   'when (old.%2$s::text like ''%%/public/%%'') execute function note_upload_uses(%3$L, %2$L)',
                   shown.tab, shown.col, shown.key);
  end loop;
end
$$;
