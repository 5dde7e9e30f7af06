-- The public projects of an organisation, newest first; also what projects_organisation was for.
create index projects_of_organisation on projects (organisation_id, created_at desc, id desc) where organisation_id is not null;
drop index projects_organisation;
