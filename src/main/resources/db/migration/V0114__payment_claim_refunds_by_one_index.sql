-- SendRefunds claims what is due or doubted in one walk by time, so both stand in one index.
drop index refunds_doubted;
drop index refunds_due;
create index refunds_due on refunds (next_attempt_at, id) where state <> 'DONE' or doubted;
