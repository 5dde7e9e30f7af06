-- Organisations that wait for a reviewer, the oldest first. Few wait at a time, so the index is small and made at once.
create index organisations_waiting on organisations (created_at, id) where verification = 'PENDING';
