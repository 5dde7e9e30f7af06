-- The public ledger of a project (design C2): its movements by day and kind, and a chain of hashes over the days.

-- Movements that no closed day has yet. A trigger writes them in the transaction that books them, whichever version of the
-- service books; closing their day deletes them.
create table daybook_movements (
  transaction_id uuid not null,
  -- 2: the site's share of what was collected.
  position       smallint not null check (position in (1, 2)),
  -- Without a foreign key: its check would lock the project's row early in each booking.
  project_id     uuid not null,
  -- China's.
  day            date not null,
  kind           text not null check (kind in ('PLEDGES_PAID', 'REFUNDED', 'COLLECTED', 'FEE', 'TRANCHE_PAID', 'CORRECTION')),
  -- The tranche that was paid out.
  tranche_id     uuid,
  currency       text not null,
  amount_minor   bigint not null,
  -- What there is more of by it: held, collected and still with the site, paid out, and the site's share.
  held_minor      bigint not null,
  collected_minor bigint not null,
  paid_minor      bigint not null,
  fee_minor       bigint not null,
  -- What went back to backers by it; negative where it came back.
  refunded_minor  bigint not null,
  primary key (transaction_id, position)
);

create index daybook_movements_project on daybook_movements (project_id, day);
create index daybook_movements_day on daybook_movements (day, project_id);

-- Days that are over: never changed.
create table daybook_days (
  project_id      uuid not null references projects,
  day             date not null,
  hash            text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- How the project's money stood at the day's end.
  currency        text not null,
  held_minor      bigint not null,
  collected_minor bigint not null,
  paid_minor      bigint not null,
  fee_minor       bigint not null,
  refunded_minor  bigint not null,
  -- Of collected: on its way to the project's people. Of paid: not shown with receipts. Of both: in no tranche.
  in_payout_minor   bigint not null,
  unreceipted_minor bigint not null,
  unallotted_minor  bigint not null,
  closed_at       timestamptz not null,
  primary key (project_id, day)
);

create table daybook_lines (
  project_id   uuid not null,
  day          date not null,
  position     smallint not null,
  kind         text not null,
  tranche_id   uuid,
  movements    integer not null check (movements > 0),
  currency     text not null,
  amount_minor bigint not null,
  primary key (project_id, day, position),
  foreign key (project_id, day) references daybook_days
);

create function daybook_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a day of the public ledger never changes: %', tg_op using errcode = 'restrict_violation';
end $$;

create trigger daybook_days_append_only before update or delete on daybook_days
  for each row execute function daybook_refuse_change();
create trigger daybook_lines_append_only before update or delete on daybook_lines
  for each row execute function daybook_refuse_change();
create trigger daybook_days_keep before truncate on daybook_days
  for each statement execute function daybook_refuse_change();
create trigger daybook_lines_keep before truncate on daybook_lines
  for each statement execute function daybook_refuse_change();

-- The movements of these journal transactions. Money that a project gets is positive, money that leaves it or goes back
-- negative; what is collected is positive, and less the site's share. A payout that is sent or refused moves money that
-- stays with the site: it is no movement.
create function daybook_movements_of(transactions_ uuid[])
  returns table (transaction_id uuid, position_ smallint, project_id uuid, occurred_at timestamptz, kind text, tranche_id uuid,
                 currency text, amount_minor bigint, held_minor bigint, collected_minor bigint, paid_minor bigint, fee_minor bigint,
                 refunded_minor bigint)
  language sql stable as $$
  with sums as (
    select t.id, t.kind, t.cause_id, t.occurred_at, e.subject_id, e.currency,
           -coalesce(sum(e.amount_minor) filter (where e.account_code = 'PROJECT_ESCROW'), 0) as held,
           -coalesce(sum(e.amount_minor) filter (where e.account_code in ('PROJECT_PAYABLE', 'PAYOUTS_IN_TRANSIT')), 0) as collected,
           case t.kind when 'TRANCHE_PAID' then coalesce(sum(e.amount_minor) filter (where e.account_code = 'PROJECT_ADVANCE'), 0)
                       else 0 end as paid,
           -coalesce(sum(e.amount_minor) filter (where e.account_code = 'PLATFORM_FEE'), 0) as fee
      from journal_transactions t
      join journal_entries e on e.transaction_id = t.id
      join projects p on p.id = e.subject_id
     where t.id = any(transactions_)
     group by t.id, e.subject_id, e.currency)
  select s.id, line.position_, s.subject_id, s.occurred_at, line.kind, case line.kind when 'TRANCHE_PAID' then s.cause_id end,
         s.currency, line.amount::bigint,
         (case line.position_ when 1 then s.held else 0 end)::bigint,
         (case line.position_ when 1 then s.collected else 0 end)::bigint,
         (case line.position_ when 1 then s.paid else 0 end)::bigint,
         (case line.position_ when 1 then s.fee else 0 end)::bigint,
         (case line.kind when 'REFUNDED' then -line.amount else 0 end)::bigint
    from sums s
   cross join lateral (values
     (1::smallint,
      case s.kind when 'PAYMENT_RECEIVED' then 'PLEDGES_PAID' when 'PROJECT_COLLECTED' then 'COLLECTED'
                  when 'TRANCHE_PAID' then 'TRANCHE_PAID' else 'REFUNDED' end,
      case s.kind when 'PROJECT_COLLECTED' then s.collected when 'TRANCHE_PAID' then -s.paid
                  else s.held + s.collected + s.paid + s.fee end),
     (2::smallint, 'FEE', case s.kind when 'PROJECT_COLLECTED' then -s.fee end)) as line (position_, kind, amount)
   where line.amount <> 0
$$;

-- What the journal says of a project's payouts at the end of a day, and its tranches now.
create function daybook_payouts(project_ uuid, currency_ text, day_ date)
  returns table (in_payout bigint, unreceipted bigint, planned bigint)
  language sql stable as $$
  select coalesce(-sum(e.amount_minor) filter (where e.account_code = 'PAYOUTS_IN_TRANSIT'), 0)::bigint,
         coalesce(sum(e.amount_minor) filter (where e.account_code = 'PROJECT_ADVANCE'), 0)::bigint,
         (select coalesce(sum(o.amount_minor), 0) from tranches o where o.project_id = project_)::bigint
    from journal_entries e
    join journal_transactions t on t.id = e.transaction_id
   where e.subject_id = project_ and e.account_code in ('PAYOUTS_IN_TRANSIT', 'PROJECT_ADVANCE') and e.currency = currency_
     and t.occurred_at < (day_ + 1)::timestamp at time zone 'Asia/Shanghai'
$$;

-- A day is closed ten minutes after its end. What is booked for a day that ended more than five minutes ago is a movement
-- of the day on which it is booked, so that no day that is over gets another line.
create function daybook_take_movements() returns trigger language plpgsql as $$
declare
  open_from constant date := ((clock_timestamp() - interval '5 minutes') at time zone 'Asia/Shanghai')::date;
  today     constant date := (clock_timestamp() at time zone 'Asia/Shanghai')::date;
begin
  insert into daybook_movements (transaction_id, position, project_id, day, kind, tranche_id, currency,
                                 amount_minor, held_minor, collected_minor, paid_minor, fee_minor, refunded_minor)
  select m.transaction_id, m.position_, m.project_id,
         case when m.occurred_on < open_from then today else m.occurred_on end,
         case when m.occurred_on < open_from and m.kind in ('PLEDGES_PAID', 'REFUNDED') then 'CORRECTION' else m.kind end,
         m.tranche_id, m.currency, m.amount_minor, m.held_minor, m.collected_minor, m.paid_minor, m.fee_minor, m.refunded_minor
    from (select *, (occurred_at at time zone 'Asia/Shanghai')::date as occurred_on
            from daybook_movements_of((select array_agg(distinct transaction_id) from booked))) m;
  return null;
end $$;

create trigger journal_entries_daybook after insert on journal_entries
  referencing new table as booked
  for each statement execute function daybook_take_movements();

-- Projects with bookings of before this table. A job takes their movements up, one project at a time; until then no day of
-- theirs is closed.
create table daybook_unread (project_id uuid primary key references projects);

insert into daybook_unread
select p.id from projects p
 where p.launched_at is not null
   and exists (select from journal_entries e where e.subject_id = p.id and e.account_code = 'PROJECT_ESCROW');
