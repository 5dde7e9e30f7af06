-- Documents that prove a report, in the order in which they were given; reviewers see them. Erasing a person takes them out.
alter table reports add column upload_ids uuid[] not null default '{}';
-- Rows from before have none, so they need not be looked at.
alter table reports add constraint reports_uploads check (cardinality(upload_ids) <= 5) not valid;

-- A trigger of a table with the keys of uploads: what note_upload_uses does with addresses. Its arguments: the column with
-- the key, and the column with the array of uploads.
create function note_uploads_used() returns trigger language plpgsql as $$
declare
  key    uuid;
  place_ text := tg_argv[1];
  ids    uuid[] := '{}';
  ended  uuid[];
begin
  if tg_op = 'DELETE' then
    key := (to_jsonb(old) ->> tg_argv[0])::uuid;
  else
    key := (to_jsonb(new) ->> tg_argv[0])::uuid;
    ids := array(select jsonb_array_elements_text(to_jsonb(new) -> place_)::uuid);
  end if;
  with gone as (
    delete from upload_uses
     where used_key = key and used_by = tg_table_name and place = place_ and upload_id <> all(ids)
    returning upload_id)
  select array_agg(upload_id) into ended from gone;
  if ended is not null then
    update uploads f set unused_since = now()
     where id = any(ended) and not exists (select from upload_uses u where u.upload_id = f.id);
  end if;
  insert into upload_uses (upload_id, used_by, used_key, place)
  select id, tg_table_name, key, place_
    from (select id from uploads
           where id = any(ids) and state = 'READY' and deleting_at is null order by id for share) as f
  on conflict do nothing;
  return null;
end
$$;

create trigger reports_upload_ids_used after insert on reports for each row
  when (cardinality(new.upload_ids) > 0) execute function note_uploads_used('id', 'upload_ids');
create trigger reports_upload_ids_replaced after update of upload_ids on reports for each row
  when (old.upload_ids is distinct from new.upload_ids) execute function note_uploads_used('id', 'upload_ids');
create trigger reports_upload_ids_gone after delete on reports for each row
  when (cardinality(old.upload_ids) > 0) execute function note_uploads_used('id', 'upload_ids');
