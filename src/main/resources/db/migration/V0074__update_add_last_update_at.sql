-- When a project last posted an update, set together with its update_count: lists show it without another read.
alter table projects add column last_update_at timestamptz;

update projects p
   set last_update_at = (select max(u.published_at) from updates u where u.project_id = p.id)
 where p.update_count > 0;
