-- Makes journal_entries a table in parts. What is there becomes the first part as it is, nothing is copied; the second takes
-- what comes. Entries are counted up, so a part is a stretch of numbers and of time.
--
--     psql -X "$DATABASE" -v entries=50000000 -f partition-journal.sql
--
-- entries: how many a part holds. As the tables' owner, once, with the service stopped or in a quiet hour: bookings wait
-- while it runs. It reads the table once: 0.3 s for two million entries that are in memory.
\set ON_ERROR_STOP on
begin;
set local lock_timeout = '5s';
lock table journal_entries in access exclusive mode;
-- A migration that added accounts left it unvalidated, and a part cannot be.
alter table journal_entries validate constraint journal_entries_account_code_check;
select coalesce(max(id), 0) + 1 as next, coalesce(max(id), 0) + 1 + :entries as full from journal_entries \gset

alter table journal_entries alter column id drop identity;
drop trigger journal_entries_append_only on journal_entries;
drop trigger journal_entries_balanced on journal_entries;
drop trigger journal_entries_daybook on journal_entries;
alter table journal_entries rename to journal_entries_1;
alter index journal_entries_pkey rename to journal_entries_1_pkey;
alter index journal_entries_transaction rename to journal_entries_1_transaction;
alter index journal_entries_subject rename to journal_entries_1_subject;

create table journal_entries (like journal_entries_1 including constraints including comments) partition by range (id);
alter table journal_entries alter column id add generated always as identity (start with :next);
alter table journal_entries add primary key (id);
alter table journal_entries add foreign key (transaction_id) references journal_transactions;
create index journal_entries_transaction on journal_entries (transaction_id);
create index journal_entries_subject on journal_entries (subject_id, account_code) include (amount_minor);
create trigger journal_entries_append_only before update or delete on journal_entries
  for each row execute function journal_refuse_change();
create trigger journal_entries_keep before truncate on journal_entries
  for each statement execute function journal_refuse_change();
create constraint trigger journal_entries_balanced after insert on journal_entries
  deferrable initially deferred for each row execute function journal_check_balance();
create trigger journal_entries_daybook after insert on journal_entries referencing new table as booked
  for each statement execute function daybook_take_movements();

-- A part's name is not the table's: the check goes by what the row has.
create or replace function journal_check_balance() returns trigger language plpgsql as $$
declare
  checked uuid := coalesce(to_jsonb(new) ->> 'transaction_id', to_jsonb(new) ->> 'id')::uuid;
begin
  if not exists (select from journal_entries where transaction_id = checked)
     or exists (select from journal_entries where transaction_id = checked group by currency having sum(amount_minor) <> 0) then
    raise exception 'journal transaction % is not balanced', checked using errcode = 'check_violation';
  end if;
  return null;
end $$;

alter table journal_entries attach partition journal_entries_1 for values from (minvalue) to (:next);
create table journal_entries_2 partition of journal_entries for values from (:next) to (:full);
create trigger journal_entries_keep before truncate on journal_entries_2
  for each statement execute function journal_refuse_change();
commit;

-- Before the second is full, and so on (bookings fail where there is no part for them):
--   create table journal_entries_3 partition of journal_entries for values from (<end of the second>) to (<that + entries>);
--   create trigger journal_entries_keep before truncate on journal_entries_3
--     for each statement execute function journal_refuse_change();
select :full as the_second_part_ends_before;
