-- The feed's answer, written by one statement. $1: the cursor of the page's end, which only the service can seal.
select '{"data":{"projects":{"nodes":[' || string_agg(row_to_json(node)::text, ',')
       || '],"pageInfo":{"hasNextPage":true,"endCursor":"' || $1::text || '"}}}}'
  from (
    select b.id, p.title, p.summary, p.state, p.cover_url as "coverUrl", goal, raised,
           p.raised_minor * 100 / p.goal_minor as "progressPercent", p.backer_count as "backerCount",
           to_char(p.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "endsAt",
           region, library, fundraiser, "onBehalfOf"
      from projects p
      join bench_ids b on b.project_id = p.id
     cross join lateral (select to_char(p.goal_minor / 100.0, 'FM"¥"999,999,990.00') as display) goal
     cross join lateral (select to_char(p.raised_minor / 100.0, 'FM"¥"999,999,990.00') as display) raised
      join lateral (select a.name, a.avatar_url as "avatarUrl" from accounts a where a.id = p.fundraiser_id) fundraiser on true
      left join lateral (select o.name, o.verification from organisations o where o.id = p.organisation_id) "onBehalfOf" on true
      left join lateral (select r.full_name as "fullName" from regions r where r.code = p.region_code) region on true
      left join lateral (select p.library_kind as kind, p.library_name as name where p.library_kind is not null) library on true
     where p.launched_at is not null
     order by p.launched_at desc, p.id desc
     limit 20) node
