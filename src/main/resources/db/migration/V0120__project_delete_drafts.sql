-- A draft that was never submitted can be deleted, and its history with it. Every other history stands, as before.
create or replace function project_history_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and exists (
    select from projects where id = old.project_id and state = 'DRAFT' and submitted_at is null) then
    return old;
  end if;
  raise exception 'project_history is never changed' using errcode = 'restrict_violation';
end
$$;

-- Keys by which clients send a mutation again: what each made, so that it is made once. Erasing a person deletes theirs.
create table sent_mutations (
  account_id      uuid not null references accounts,
  operation       text not null,
  idempotency_key text not null,
  input_hash      bytea not null,
  result_id       uuid not null,
  sent_at         timestamptz not null,
  primary key (account_id, operation, idempotency_key)
);

create index sent_mutations_old on sent_mutations (sent_at);
