-- The pledges of a project as its own people page through them, the newest first.
create index if not exists pledges_of_project on pledges (project_id, created_at desc, id desc);
