-- When the people of a project were reminded that receipts for a tranche will be due, or it was found that none are missing.
-- There are few tranches, so the index is made at once.
alter table tranches add column receipts_reminded_at timestamptz;

create index tranches_to_remind on tranches (paid_at, id) where state = 'PAID' and receipts_reminded_at is null;
