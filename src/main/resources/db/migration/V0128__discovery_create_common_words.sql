-- The lexemes that 500 launched projects or more have, so that a search knows them without counting. A job counts now and
-- then (discovery/CountCommonWords); an empty table makes a search for a common word slower, and never wrong.
create table search_common_words (
  lexeme text collate "C" primary key
);

-- When the last count began.
create table search_counts (
  one      boolean primary key default true check (one),
  begun_at timestamptz not null
);

insert into search_counts (begun_at) values ('-infinity');
