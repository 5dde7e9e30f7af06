-- A project's backers are counted by account, and each anonymous pledge counts as another backer.
create index pledges_open_backers on pledges (project_id, account_id)
  where state in ('PAID', 'COLLECTED') and not anonymous;
create index pledges_anonymous_backers on pledges (project_id)
  where state in ('PAID', 'COLLECTED') and anonymous;

update projects p
   set backer_count = counted.backers
  from (select project_id, count(distinct case when anonymous then id else account_id end) as backers
          from pledges where state in ('PAID', 'COLLECTED') group by project_id) as counted
 where counted.project_id = p.id and p.backer_count <> counted.backers;

-- The public list shows only the day, in China's time, of an anonymous pledge. Within the day its place does not
-- depend on its id, which contains the time.
create index pledges_listed on pledges (
    project_id,
    (case when anonymous then date_trunc('day', paid_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
          else paid_at end) desc,
    (case when anonymous then md5(id::text)::uuid else id end) desc)
  where state in ('PAID', 'COLLECTED');

-- The version before this one still reads pledges_backers and pledges_backing. A later migration drops them.
