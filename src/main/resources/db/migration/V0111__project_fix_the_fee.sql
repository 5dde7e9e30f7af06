-- The site's fee, fixed when a project is submitted; null for drafts, and for projects that were submitted before: they pay
-- the fee that is set when they are settled.
alter table projects
  add column fee_basis_points integer,
  add constraint projects_fee check (fee_basis_points between 0 and 3000) not valid;
