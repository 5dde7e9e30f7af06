-- Who saw whose private data, and when. A row is stored by the statement that shows the data, so nothing is shown
-- without it. Rows are kept for a year.
create table accesses (
  id              uuid primary key,
  -- Whose data it is. Erasing this person deletes the row.
  account_id      uuid not null references accounts,
  -- Who saw it. Erasing this person keeps the row: it belongs to the one whose data it is.
  reader_id       uuid not null references accounts,
  -- Whose member saw it, where an organisation has the right and not the person.
  organisation_id uuid references organisations,
  what            text not null check (what ~ '^[A-Z][A-Z_]{0,39}$'),
  project_id      uuid references projects,
  pledge_id       uuid references pledges,
  -- China's.
  day             date not null,
  accessed_at     timestamptz not null
);

-- An address that one person reads again and again is one row a day.
create unique index accesses_daily on accesses (pledge_id, reader_id, day) where what = 'ADDRESS';
create index accesses_of on accesses (account_id, accessed_at desc, id desc);
create index accesses_old on accesses (accessed_at);
