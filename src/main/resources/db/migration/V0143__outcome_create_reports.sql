-- A period of a project overlaps no other one of it: an exclusion constraint over the project's key and the days. PostgreSQL brings
-- the extension, and lets the database's owner create it.
create extension if not exists btree_gist;

-- The state of the reports of a project that succeeded. Triggers keep it, in the transaction that settles the project, pays a tranche
-- or books what was spent, whichever version of the service does it.
create table outcome_standings (
  project_id     uuid primary key references projects,
  -- The day, China's, from which the quarters are counted: the settlement's. Of projects that were settled before there were reports,
  -- and of rows that are brought in from elsewhere, the day on which that was done: nobody was asked before.
  counts_from    date,
  -- The balance of PROJECT_ADVANCE: paid out, and not shown with receipts yet.
  unshown_minor  bigint not null default 0,
  -- The day on which it became 0; null while it is not.
  shown_on       date,
  -- The last of the quarterly days that a report met, and the last of the two days after the last receipt.
  met_on         date,
  finally_met_on date,
  -- How many days reports met, and how many of them in time: the sums of the columns of outcome_reports.
  met_days       integer not null default 0,
  met_in_time    integer not null default 0,
  -- For which day its people were reminded last, and for which one they were told that it is over.
  reminded_of    date,
  told_over      date,
  -- The instant at which the job that tells them looks at it next; null: once something changes.
  look_at        timestamptz
);

create index outcome_standings_to_look_at on outcome_standings (look_at, project_id) where look_at is not null;

create table outcome_reports (
  id          uuid primary key,
  project_id  uuid not null references outcome_standings,
  number      integer not null check (number >= 1),
  period      daterange not null check (lower(period) is not null and upper(period) is not null),
  -- True: it is on all of the spending.
  complete    boolean not null,
  measures    jsonb not null,
  text        text not null,
  media       jsonb not null,
  -- Erasing this person keeps the report, as updates.
  author_id   uuid not null references accounts,
  reported_at timestamptz not null,
  -- The number of days on which one was due that it met; true: one of them in time.
  met_days    integer not null,
  in_time     boolean not null,
  constraint outcome_reports_number unique (project_id, number),
  constraint outcome_reports_periods exclude using gist (project_id with =, period with &&)
);

create index outcome_reports_author on outcome_reports (author_id);

create trigger outcome_reports_media_used after insert on outcome_reports for each row
  when (new.media::text like '%/public/%') execute function note_upload_uses('id', 'media');
create trigger outcome_reports_media_replaced after update of media on outcome_reports for each row
  when (old.media is distinct from new.media and (old.media::text like '%/public/%' or new.media::text like '%/public/%'))
  execute function note_upload_uses('id', 'media');
create trigger outcome_reports_media_gone after delete on outcome_reports for each row
  when (old.media::text like '%/public/%') execute function note_upload_uses('id', 'media');

create function begin_outcomes() returns trigger language plpgsql as $$
begin
  insert into outcome_standings as s (project_id, counts_from, look_at)
  values (new.id, greatest((new.settled_at at time zone 'Asia/Shanghai')::date,
                           case when tg_op = 'INSERT' and new.settled_at is not null
                                then (now() at time zone 'Asia/Shanghai')::date end),
          new.settled_at)
  on conflict (project_id) do update
     set counts_from = coalesce(s.counts_from, excluded.counts_from), look_at = excluded.look_at;
  return null;
end
$$;

create trigger projects_begin_outcomes after update of state, settled_at on projects for each row
  when (new.state = 'SUCCEEDED' and (old.state <> 'SUCCEEDED' or old.settled_at is distinct from new.settled_at))
  execute function begin_outcomes();
create trigger projects_bring_outcomes after insert on projects for each row
  when (new.state = 'SUCCEEDED') execute function begin_outcomes();

-- Once more is paid out, or a receipt is taken back, after all was shown, the last receipt is still to come: a full report is due
-- after it again.
create function keep_unshown() returns trigger language plpgsql as $$
declare
  moved_at timestamptz;
begin
  select occurred_at into moved_at from journal_transactions where id = new.transaction_id;
  update outcome_standings
     set unshown_minor = unshown_minor + new.amount_minor,
         shown_on = case when unshown_minor + new.amount_minor = 0 then (moved_at at time zone 'Asia/Shanghai')::date end,
         finally_met_on = case when unshown_minor + new.amount_minor = 0 then finally_met_on end,
         look_at = moved_at
   where project_id = new.subject_id;
  return null;
end
$$;

create trigger journal_entries_keep_unshown after insert on journal_entries for each row
  when (new.account_code = 'PROJECT_ADVANCE') execute function keep_unshown();

-- There are few projects for each pledge, and fewer that were paid a tranche: a statement fills all.
insert into outcome_standings (project_id, counts_from, unshown_minor, shown_on, look_at)
select p.id, case when p.settled_at is not null then (now() at time zone 'Asia/Shanghai')::date end,
       coalesce(b.minor, 0), case when b.minor = 0 then (b.moved_at at time zone 'Asia/Shanghai')::date end, p.settled_at
  from projects p
  left join lateral (
    select sum(e.amount_minor)::bigint as minor, max(t.occurred_at) as moved_at
      from journal_entries e join journal_transactions t on t.id = e.transaction_id
     where e.subject_id = p.id and e.account_code = 'PROJECT_ADVANCE'
       and exists (select from tranches o where o.project_id = p.id and o.state = 'PAID')) b on true
 where p.state = 'SUCCEEDED';
