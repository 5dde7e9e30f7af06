-- The values that the receiver's app has to be given so that they accept the money, while the payout waits for that; values by name.
alter table payouts add column to_confirm jsonb check (pg_column_size(to_confirm) <= 8192);
