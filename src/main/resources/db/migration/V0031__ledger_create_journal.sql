-- Double entry: what moved, and why. Nothing here is ever changed; a correction is a new transaction.
create table journal_transactions (
  id          uuid primary key,
  kind        text not null check (kind ~ '^[A-Z_]{1,40}$'),
  cause_type  text not null check (cause_type ~ '^[A-Z_]{1,40}$'),
  cause_id    uuid not null,
  occurred_at timestamptz not null,
  -- One cause is booked once.
  constraint journal_transactions_once unique (kind, cause_type, cause_id)
);

create table journal_entries (
  id             bigint generated always as identity primary key,
  transaction_id uuid not null references journal_transactions,
  account_code   text not null check (account_code in
                   ('PROVIDER_CLEARING', 'PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE', 'REFUNDS_IN_TRANSIT')),
  -- Whose money: the project's key.
  subject_id     uuid,
  currency       char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- Debits are positive, credits negative.
  amount_minor   bigint not null check (amount_minor <> 0 and abs(amount_minor) <= 9007199254740991)
);

create index journal_entries_transaction on journal_entries (transaction_id);
create index journal_entries_subject on journal_entries (subject_id, account_code) include (amount_minor);

create function journal_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only: %', tg_op using errcode = 'restrict_violation';
end $$;

create trigger journal_transactions_append_only before update or delete on journal_transactions
  for each row execute function journal_refuse_change();
create trigger journal_entries_append_only before update or delete on journal_entries
  for each row execute function journal_refuse_change();
create trigger journal_transactions_keep before truncate on journal_transactions
  for each statement execute function journal_refuse_change();
create trigger journal_entries_keep before truncate on journal_entries
  for each statement execute function journal_refuse_change();

-- Checked when the caller commits: by then all entries of a transaction are there.
create function journal_check_balance() returns trigger language plpgsql as $$
declare
  checked uuid := case tg_table_name when 'journal_entries' then (to_jsonb(new) ->> 'transaction_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
begin
  if not exists (select from journal_entries where transaction_id = checked)
     or exists (select from journal_entries where transaction_id = checked group by currency having sum(amount_minor) <> 0) then
    raise exception 'journal transaction % is not balanced', checked using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger journal_transactions_balanced after insert on journal_transactions
  deferrable initially deferred for each row execute function journal_check_balance();
create constraint trigger journal_entries_balanced after insert on journal_entries
  deferrable initially deferred for each row execute function journal_check_balance();
