-- The public ledger has a line for each spending, and for each that was taken back. Rows from before have none.
alter table daybook_movements
  add column spending_id uuid,
  drop constraint daybook_movements_kind_check,
  add constraint daybook_movements_kind_check check (kind in
    ('PLEDGES_PAID', 'REFUNDED', 'COLLECTED', 'FEE', 'TRANCHE_PAID', 'SPENDING', 'SPENDING_REVERSED', 'CORRECTION')) not valid;
alter table daybook_lines add column spending_id uuid;

drop function daybook_movements_of(uuid[]);

-- The movements of these journal transactions. Money that a project gets is positive, money that leaves it or goes back
-- negative; what is collected is positive, and less the site's share. A payout that is sent or refused moves money that
-- stays with the site: it is no movement. What is shown with receipts is negative, like what leaves.
create function daybook_movements_of(transactions_ uuid[])
  returns table (transaction_id uuid, position_ smallint, project_id uuid, occurred_at timestamptz, kind text, tranche_id uuid,
                 spending_id uuid, currency text, amount_minor bigint, held_minor bigint, collected_minor bigint, paid_minor bigint, fee_minor bigint,
                 refunded_minor bigint)
  language sql stable as $$
  with sums as (
    select t.id, t.kind, t.cause_id, t.occurred_at, e.subject_id, e.currency,
           -coalesce(sum(e.amount_minor) filter (where e.account_code = 'PROJECT_ESCROW'), 0) as held,
           -coalesce(sum(e.amount_minor) filter (where e.account_code in ('PROJECT_PAYABLE', 'PAYOUTS_IN_TRANSIT')), 0) as collected,
           coalesce(sum(e.amount_minor) filter (where e.account_code = 'PROJECT_ADVANCE'), 0) as advance,
           -coalesce(sum(e.amount_minor) filter (where e.account_code = 'PLATFORM_FEE'), 0) as fee
      from journal_transactions t
      join journal_entries e on e.transaction_id = t.id
      join projects p on p.id = e.subject_id
     where t.id = any(transactions_)
     group by t.id, e.subject_id, e.currency)
  select s.id, line.position_, s.subject_id, s.occurred_at, line.kind, case line.kind when 'TRANCHE_PAID' then s.cause_id end,
         case when line.kind in ('SPENDING', 'SPENDING_REVERSED') then s.cause_id end,
         s.currency, line.amount::bigint,
         (case line.position_ when 1 then s.held else 0 end)::bigint,
         (case line.position_ when 1 then s.collected else 0 end)::bigint,
         (case line.position_ when 1 then s.paid else 0 end)::bigint,
         (case line.position_ when 1 then s.fee else 0 end)::bigint,
         (case line.kind when 'REFUNDED' then -line.amount else 0 end)::bigint
    from (select *, case kind when 'TRANCHE_PAID' then advance else 0 end as paid from sums) s
   cross join lateral (values
     (1::smallint,
      case s.kind when 'PAYMENT_RECEIVED' then 'PLEDGES_PAID' when 'PROJECT_COLLECTED' then 'COLLECTED'
                  when 'TRANCHE_PAID' then 'TRANCHE_PAID' when 'SPENT' then 'SPENDING'
                  when 'SPENDING_REVERSED' then 'SPENDING_REVERSED' else 'REFUNDED' end,
      case s.kind when 'PROJECT_COLLECTED' then s.collected when 'TRANCHE_PAID' then -s.paid
                  when 'SPENT' then s.advance when 'SPENDING_REVERSED' then s.advance
                  else s.held + s.collected + s.paid + s.fee end),
     (2::smallint, 'FEE', case s.kind when 'PROJECT_COLLECTED' then -s.fee end)) as line (position_, kind, amount)
   where line.amount <> 0
$$;

create or replace function daybook_take_movements() returns trigger language plpgsql as $$
declare
  open_from constant date := ((clock_timestamp() - interval '5 minutes') at time zone 'Asia/Shanghai')::date;
  today     constant date := (clock_timestamp() at time zone 'Asia/Shanghai')::date;
begin
  insert into daybook_movements (transaction_id, position, project_id, day, kind, tranche_id, spending_id, currency,
                                 amount_minor, held_minor, collected_minor, paid_minor, fee_minor, refunded_minor)
  select m.transaction_id, m.position_, m.project_id,
         case when m.occurred_on < open_from then today else m.occurred_on end,
         case when m.occurred_on < open_from and m.kind in ('PLEDGES_PAID', 'REFUNDED') then 'CORRECTION' else m.kind end,
         m.tranche_id, m.spending_id, m.currency, m.amount_minor, m.held_minor, m.collected_minor, m.paid_minor, m.fee_minor, m.refunded_minor
    from (select *, (occurred_at at time zone 'Asia/Shanghai')::date as occurred_on
            from daybook_movements_of((select array_agg(distinct transaction_id) from booked))) m;
  return null;
end $$;
