-- Refunds that a payer's bank sent back after they were done. A provider may complete the same number again afterwards,
-- so each completion is booked with the return before it as its cause.
create table refund_returns (
  id                 uuid primary key,
  refund_id          uuid not null references refunds,
  merchant_reference text not null check (merchant_reference ~ '^[0-9a-f]{32}$'),
  reason             text not null check (char_length(reason) between 1 and 500),
  returned_at        timestamptz not null
);

create index refund_returns_of_number on refund_returns (merchant_reference, id desc);

insert into refund_returns (id, refund_id, merchant_reference, reason, returned_at)
select t.id, r.id, r.merchant_reference, coalesce(r.last_error, 'returned'), t.occurred_at
  from journal_transactions t join refunds r on r.merchant_reference = replace(t.cause_id::text, '-', '')
 where t.kind = 'REFUND_RETURNED';
