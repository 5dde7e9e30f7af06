-- The public lists in each order; NEWEST has projects_newest, ENDING_SOON projects_ending.
create index projects_most_backed on projects (backer_count desc, id desc) where launched_at is not null;
create index projects_most_raised on projects (raised_minor desc, id desc) where launched_at is not null;
