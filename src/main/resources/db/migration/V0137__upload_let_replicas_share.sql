-- Of one whose files a replica deletes from the store: until then no other replica does. The call to the store takes
-- its time, so it is made outside of a transaction, and no row is locked meanwhile.
alter table uploads add column taken_until timestamptz;

-- For the figure of rejected files, which go after a day.
create index uploads_rejected on uploads (id) where state = 'REJECTED';
