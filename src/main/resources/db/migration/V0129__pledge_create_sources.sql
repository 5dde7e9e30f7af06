-- Where a backer came from, beside a pledge until it is paid or ended; then it is added to the project's figures and this
-- row goes, so that nothing is kept about where a person came from.
create table pledge_sources (
  pledge_id  uuid primary key references pledges,
  project_id uuid not null references projects,
  source     text not null check (source ~ '^[A-Za-z0-9_-]{1,40}$')
);

create index pledge_sources_of on pledge_sources (project_id);

-- How many paid pledges came from where, as they were paid: of no person.
create table project_sources (
  project_id   uuid not null references projects,
  source       text not null check (source ~ '^[A-Za-z0-9_-]{1,40}$'),
  pledges      integer not null check (pledges >= 0),
  raised_minor numeric(30) not null check (raised_minor >= 0),
  primary key (project_id, source)
);

-- Figures by day, of what was paid.
create index if not exists pledges_paid on pledges (project_id, paid_at) include (amount_minor, account_id, anonymous)
  where paid_at is not null;
