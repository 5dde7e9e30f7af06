-- A payment can be given back in parts, each under a number of its own.
create table sandbox_refunds (
  reference    text primary key,
  payment      text not null references sandbox_payments,
  amount_minor bigint not null check (amount_minor > 0),
  state        text not null check (state in ('PENDING', 'SUCCEEDED', 'NOT_NOW', 'CLOSED', 'STUCK')),
  created_at   timestamptz not null,
  -- When the payer's bank sends the money back.
  returned_at  timestamptz
);

create index sandbox_refunds_of_payment on sandbox_refunds (payment);

insert into sandbox_refunds (reference, payment, amount_minor, state, created_at)
select refund_reference, reference, amount_minor,
       case refund_state when 'FAILED' then 'NOT_NOW' else refund_state end, created_at
  from sandbox_payments where refund_reference is not null;

alter table sandbox_payments
  add column return_url text,
  add column paid_at timestamptz,
  drop constraint sandbox_payments_state_check,
  add constraint sandbox_payments_state_check check (state in ('PENDING', 'SUCCEEDED', 'FAILED', 'CLOSED'));
