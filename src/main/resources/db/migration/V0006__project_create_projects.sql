-- The narrow row holds what lists show and what money changes; long texts stand in project_contents.
create table projects (
  id                       uuid primary key,
  fundraiser_id            uuid not null references accounts,
  organisation_id          uuid references organisations,
  relaunch_of_id           uuid references projects check (relaunch_of_id <> id),
  title                    text not null check (char_length(title) between 1 and 80),
  summary                  text not null default '' check (char_length(summary) <= 200),
  state                    text not null check (state in
                             ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'REJECTED', 'LIVE', 'SUCCEEDED', 'FAILED', 'CANCELED')),
  funding_model            text not null check (funding_model in ('REWARD', 'DONATION')),
  funding_rule             text not null check (funding_rule in ('ALL_OR_NOTHING', 'KEEP_WHAT_IS_RAISED')),
  category                 text not null check (category in
                             ('LIBRARY', 'READING', 'EDUCATION', 'CULTURE', 'POVERTY_RELIEF', 'DISASTER_RELIEF', 'OTHER')),
  library_kind             text check (library_kind in
                             ('RURAL', 'SCHOOL', 'COMMUNITY', 'GRASSROOTS', 'PRIVATE', 'CHILDREN', 'MINI', 'HUMAN',
                              'TECHNOLOGY', 'TOOL', 'SEED')),
  library_name             text check (char_length(library_name) between 1 and 80),
  library_serves           text check (char_length(library_serves) between 1 and 200),
  library_readers_expected integer check (library_readers_expected > 0),
  region_code              char(6) references regions,
  cover_url                text check (char_length(cover_url) <= 2000),
  currency                 char(3) not null check (currency ~ '^[A-Z]{3}$'),
  goal_minor               bigint not null check (goal_minor between 1 and 9007199254740991),
  minimum_pledge_minor     bigint not null check (minimum_pledge_minor between 1 and goal_minor),
  duration_days            integer check (duration_days between 1 and 90),
  raised_minor             bigint not null default 0 check (raised_minor between 0 and 9007199254740991),
  backer_count             integer not null default 0 check (backer_count >= 0),
  update_count             integer not null default 0 check (update_count >= 0),
  version                  integer not null default 1 check (version >= 1),
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  submitted_at             timestamptz,
  launched_at              timestamptz,
  ends_at                  timestamptz,
  reached_goal_at          timestamptz,
  settled_at               timestamptz,
  canceled_at              timestamptz,
  constraint projects_library_profile check
    (library_kind is not null or (library_name is null and library_serves is null and library_readers_expected is null)),
  constraint projects_clock check ((launched_at is null) = (ends_at is null) and ends_at > launched_at),
  constraint projects_launched check (state not in ('LIVE', 'SUCCEEDED', 'FAILED') or (launched_at is not null and duration_days is not null)),
  constraint projects_never_launched check
    (state not in ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'REJECTED') or launched_at is null),
  constraint projects_canceled check ((state = 'CANCELED') = (canceled_at is not null)),
  constraint projects_raised_launched check (raised_minor = 0 or launched_at is not null)
) with (fillfactor = 80);

-- A project is public from its launch on, whatever becomes of it.
create index projects_newest on projects (launched_at desc, id desc) where launched_at is not null;
create index projects_ending on projects (ends_at, id) where state = 'LIVE';
create index projects_fundraiser on projects (fundraiser_id, created_at desc, id desc);
create index projects_organisation on projects (organisation_id) where organisation_id is not null;
create index projects_relaunches on projects (relaunch_of_id) where relaunch_of_id is not null;
create index projects_region on projects (region_code) where region_code is not null;
create index projects_review on projects (submitted_at, id) where state = 'IN_REVIEW';

create table project_contents (
  project_id uuid primary key references projects on delete cascade,
  -- [{"kind", "title", "body"}]
  story      jsonb not null default '[]' check (jsonb_typeof(story) = 'array'),
  -- [{"kind", "url", "caption"}]
  media      jsonb not null default '[]' check (jsonb_typeof(media) = 'array'),
  -- [{"outlet", "url", "screenshotUrl"}]
  press      jsonb not null default '[]' check (jsonb_typeof(press) = 'array')
);

create table budget_lines (
  id           uuid primary key,
  project_id   uuid not null references projects on delete cascade,
  position     integer not null check (position >= 0),
  purpose      text not null check (char_length(purpose) between 1 and 200),
  amount_minor bigint not null check (amount_minor between 1 and 9007199254740991),
  constraint budget_lines_order unique (project_id, position)
);

create table project_partners (
  id              uuid primary key default uuidv7(),
  project_id      uuid not null references projects on delete cascade,
  organisation_id uuid not null references organisations,
  role            text not null check (role in ('CO_INITIATOR', 'REWARD_SPONSOR', 'MEDIA')),
  position        integer not null check (position >= 0),
  constraint project_partners_once unique (project_id, organisation_id, role)
);

create index project_partners_organisation on project_partners (organisation_id);
