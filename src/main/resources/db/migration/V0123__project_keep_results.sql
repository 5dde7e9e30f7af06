-- How a project stood when it ended, before anything was given back. Null before the end, and of projects that ended before this
-- column was there until FillResults has computed it from the journal, one project a transaction.
alter table projects
  add column result_raised_minor bigint,
  add column result_backer_count integer,
  -- Not validated: every row that is there has neither.
  add constraint projects_result check
    (result_raised_minor between 0 and 9007199254740991 and result_backer_count >= 0
     or result_raised_minor is null and result_backer_count is null) not valid;

-- The lists by what ended projects raised at their end, and others have raised so far. There are few projects for each pledge, so
-- both are made at once. projects_most_backed and projects_most_raised stay for the version before this one.
create index projects_most_backed_at_end on projects ((coalesce(result_backer_count, backer_count)) desc, id desc)
  where launched_at is not null;
create index projects_most_raised_at_end on projects ((coalesce(result_raised_minor, raised_minor)) desc, id desc)
  where launched_at is not null;
-- What FillResults has still to do.
create index projects_without_result on projects (id)
  where state in ('SUCCEEDED', 'FAILED', 'CANCELED') and result_raised_minor is null;
