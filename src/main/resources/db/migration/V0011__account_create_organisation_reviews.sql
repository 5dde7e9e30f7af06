-- What reviewers decided about organisations: who, when, what and why. Only ever added to.
create table organisation_reviews (
  id              uuid primary key,
  organisation_id uuid not null references organisations,
  reviewer_id     uuid not null references accounts,
  decision        text not null check (decision in ('VERIFIED', 'REJECTED')),
  remark          text check (char_length(remark) between 1 and 2000),
  decided_at      timestamptz not null,
  constraint organisation_reviews_rejection_says_why check (decision <> 'REJECTED' or remark is not null)
);

-- The newest one of an organisation.
create index organisation_reviews_organisation on organisation_reviews (organisation_id, decided_at desc, id desc);

create function refuse_change_of_organisation_reviews() returns trigger
  language plpgsql as $$
begin
  raise exception 'organisation_reviews is only ever added to' using errcode = 'integrity_constraint_violation';
end
$$;

create trigger organisation_reviews_only_grow
  before update or delete or truncate on organisation_reviews
  for each statement execute function refuse_change_of_organisation_reviews();
