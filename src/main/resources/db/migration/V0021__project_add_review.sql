alter table projects
  -- When its people want it to go live, where that is later than the approval.
  add column launch_at          timestamptz,
  -- Approved; while IN_REVIEW still, it waits for launch_at.
  add column approved_at        timestamptz,
  -- A reviewer let it off the cool-down.
  add column cooldown_waived_at timestamptz,
  add constraint projects_approved check
    (approved_at is null or state not in ('DRAFT', 'CHANGES_REQUESTED', 'REJECTED'));

-- The reviewers' queue holds what nobody decided on yet; what is approved waits for its launch.
drop index projects_review;
create index projects_review on projects (submitted_at, id) where state = 'IN_REVIEW' and approved_at is null;
create index projects_launching on projects (launch_at, id) where state = 'IN_REVIEW' and approved_at is not null;

create table project_reviews (
  id          uuid primary key,
  project_id  uuid not null references projects on delete cascade,
  reviewer_id uuid not null references accounts,
  decision    text not null check (decision in ('APPROVE', 'REQUEST_CHANGES', 'REJECT')),
  -- [{"field", "remark"}]
  remarks     jsonb not null default '[]' check (jsonb_typeof(remarks) = 'array'),
  reviewed_at timestamptz not null,
  -- Nothing is sent back without a word.
  constraint project_reviews_reason check (decision = 'APPROVE' or jsonb_array_length(remarks) > 0)
);

create index project_reviews_newest on project_reviews (project_id, reviewed_at desc, id desc);
create index project_reviews_reviewer on project_reviews (reviewer_id);
