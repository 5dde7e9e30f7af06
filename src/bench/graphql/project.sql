-- The project page's answer to one who is no backer, written by one statement. $1: the project.
select '{"data":{"project":' || row_to_json(project)::text || '}}'
  from (
    select p.title, p.summary, p.state, library, region, goal, raised, p.backer_count as "backerCount",
           to_char(p.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "endsAt",
           fundraiser, content.story,
           array(select line from (
               select b.purpose, amount
                 from budget_lines b
                cross join lateral (select to_char(b.amount_minor / 100.0, 'FM"¥"999,999,990.00') as display) amount
                where b.project_id = p.id
                order by b.position) line) as budget,
           array(select reward from (
               select r.title, price, r.limit_count as "limit", r.limit_count - r.claimed as remaining
                 from rewards r
                cross join lateral (select to_char(r.price_minor / 100.0, 'FM"¥"999,999,990.00') as display) price
                where r.project_id = p.id
                order by r.position) reward) as rewards,
           backers, updates
      from projects p
      join lateral (select name, bio from accounts where id = p.fundraiser_id) fundraiser on true
      join lateral (
               select array(select section from jsonb_to_recordset(c.story) as section (kind text, title text, body text)) as story
                 from project_contents c where c.project_id = p.id) content on true
      left join lateral (select full_name as "fullName" from regions where code = p.region_code) region on true
      left join lateral (select p.library_kind as kind, p.library_name as name, p.library_serves as serves
                          where p.library_kind is not null) library on true
     cross join lateral (select p.goal_minor as minor, p.currency,
                                to_char(p.goal_minor / 100.0, 'FM"¥"999,999,990.00') as display) goal
     cross join lateral (select p.raised_minor as minor,
                                to_char(p.raised_minor / 100.0, 'FM"¥"999,999,990.00') as display) raised
     cross join lateral (
               select (select count(*) from pledges where project_id = p.id and state in ('PAID', 'COLLECTED')) as "totalCount",
                      array(select backer from (
                          select case when g.anonymous then '匿名' else a.name end as name, amount
                            from pledges g
                            join accounts a on a.id = g.account_id
                           cross join lateral (select to_char(g.amount_minor / 100.0, 'FM"¥"999,999,990.00') as display) amount
                           where g.project_id = p.id and g.state in ('PAID', 'COLLECTED')
                           order by g.paid_at desc, g.id desc
                           limit 10) backer) as nodes) backers
     cross join lateral (
               select array(select u from (
                          select number, kind, title, case when audience = 'PUBLIC' then body end as body,
                                 audience <> 'PUBLIC' as locked
                            from updates
                           where project_id = p.id
                           order by number desc
                           limit 5) u) as nodes) updates
     where p.id = $1::text::uuid and p.launched_at is not null) project
