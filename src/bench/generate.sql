-- Data for measuring, into a migrated and otherwise empty database:
--   psql -v scale=1 -f src/bench/generate.sql
-- Scale 1 is 20,000 projects, 60,000 rewards, 100,000 updates, 1,000,000 pledges, 200,000 accounts; the first project has a
-- tenth of all pledges. Keys are md5 of a name, so that the same scale gives the same data anywhere.
\set ON_ERROR_STOP on
\if :{?scale}
\else
  \set scale 1
\endif
set synchronous_commit = off;
do $$ begin perform setseed(0.20151103); end $$;

select (20000 * :scale)::int as projects, (200000 * :scale)::int as accounts,
       (1000000 * :scale)::int as pledges, (500 * :scale + 5)::int as organisations \gset

create function pg_temp.key(name text, n bigint) returns uuid language sql immutable
  return md5(name || n)::uuid;

insert into accounts (id, issuer, subject, name, created_at, updated_at)
select pg_temp.key('account', n), 'bench', 'person-' || n, (array['王小雨', '李思远', 'Anna Miller', '张雅琴'])[1 + n % 4] || n,
       now() - interval '2 years', now() - interval '2 years'
  from generate_series(1, :accounts) as n;

insert into organisations (id, name, kind, verification, registered_by, created_at)
select pg_temp.key('organisation', n), (array['蒲公英公益', '彩虹图书馆', 'Hill Reading', '第二书房'])[1 + n % 4] || n, 'NONPROFIT',
       'UNVERIFIED', pg_temp.key('account', n), now() - interval '2 years'
  from generate_series(1, :organisations) as n;

-- Two in three titles are Chinese, one in five has 图书 in it; a new one every half hour, the last 30 days are live.
insert into projects (id, fundraiser_id, organisation_id, title, summary, state, funding_model, funding_rule, category,
                      library_kind, library_name, region_code, currency, goal_minor, minimum_pledge_minor, duration_days,
                      created_at, updated_at, launched_at, ends_at, settled_at)
select pg_temp.key('project', n), pg_temp.key('account', 1 + n * 7 % :accounts),
       case when n % 3 = 0 then pg_temp.key('organisation', 1 + n % :organisations) end,
       case when n % 3 = 2 then 'Books and a reading room for village school ' || n
            else r.name || (array['乡村图书馆', '小学阅读角', '流动书车', '儿童绘本馆', '夏令营'])[1 + n % 5] || n end,
       case when n % 2 = 0 then '为孩子们建一间亮堂的阅览室，买书、书架和桌椅。' else 'Shelves, tables and two thousand books.' end,
       case when age.launched > now() - interval '29 days' then 'LIVE' when n % 5 < 3 then 'SUCCEEDED' else 'FAILED' end,
       case when n % 2 = 0 then 'REWARD' else 'DONATION' end, 'ALL_OR_NOTHING',
       (array['LIBRARY', 'LIBRARY', 'READING', 'EDUCATION', 'CULTURE', 'OTHER'])[1 + n % 6],
       case when n % 6 < 2 then 'RURAL' end, case when n % 6 < 2 then r.name || '书屋' end, r.code, 'CNY',
       1000000 + n % 100 * 10000, 100, 29, age.launched, age.launched, age.launched, age.launched + interval '29 days',
       case when age.launched <= now() - interval '29 days' then age.launched + interval '29 days' end
  from generate_series(1, :projects) as n
  join (select code, name, row_number() over (order by code) as place, count(*) over () as among from regions) r
    on r.place = 1 + n * 31 % r.among
 cross join lateral (select now() - (n - 1) * interval '30 minutes' as launched) age;

insert into project_contents (project_id, story)
select id, jsonb_build_array(
         jsonb_build_object('kind', 'WHAT_WE_WANT_TO_DO', 'title', '我们想做什么', 'body',
           repeat('我们在村里的小学旁边租下了两间屋子，想把它变成孩子们放学以后看书的地方。', 10)),
         jsonb_build_object('kind', 'WHY_WE_NEED_SUPPORT', 'title', 'Why we need support', 'body',
           repeat('The nearest bookshop is two hours away by bus; most families own fewer than five books. ', 10)))
  from projects;

insert into rewards (id, project_id, position, kind, title, description, price_minor, created_at)
select pg_temp.key('reward', n), pg_temp.key('project', 1 + n % :projects), n / :projects, 'THANKS', '感谢信', 'A letter',
       1000 * (1 + n / :projects), now() - interval '1 year'
  from generate_series(0, :projects * 3 - 1) as n;

insert into updates (id, project_id, number, kind, audience, title, body, author_id, published_at)
select pg_temp.key('update', n), p.id, 1 + n / :projects, 'STATUS', case when n % 3 = 0 then 'BACKERS' else 'PUBLIC' end,
       '近况', repeat('书架已经装好。', 20), p.fundraiser_id, p.launched_at + (1 + n / :projects) * interval '2 days'
  from generate_series(0, :projects * 5 - 1) as n
  join projects p on p.id = pg_temp.key('project', 1 + n % :projects);

-- Nine tenths spread as people do: few projects have many.
insert into pledges (id, project_id, account_id, amount_minor, state, anonymous, idempotency_key, input_hash, created_at, paid_at)
select pg_temp.key('pledge', n),
       pg_temp.key('project', case when n % 10 = 0 then 1 else 1 + floor(power(random(), 3) * :projects)::int end),
       pg_temp.key('account', 1 + floor(random() * :accounts)::int), 100 + floor(power(random(), 6) * 500000)::int, 'PAID',
       n % 7 = 0, 'bench-' || n, sha256('bench'), now() - n * interval '1 minute', now() - n * interval '1 minute'
  from generate_series(1, :pledges) as n;

-- As many as pledges, as everywhere: plans for a table that is nearly empty read it from end to end.
insert into payments (id, provider, merchant_reference, purpose_id, subject_id, currency, amount_minor, state,
                      created_at, expires_at, ended_at, next_query_at)
select pg_temp.key('payment', row_number() over ()), 'sandbox', replace(id::text, '-', ''), id, project_id, 'CNY', amount_minor,
       'SUCCEEDED', created_at, created_at + interval '15 minutes', created_at, created_at
  from pledges;

update projects p
   set raised_minor = s.raised, backer_count = s.backers
  from (select project_id, sum(amount_minor) as raised, count(distinct case when anonymous then id else account_id end) as backers from pledges group by project_id) s
 where s.project_id = p.id;
update projects p
   set update_count = s.posted, last_update_at = s.last_at
  from (select project_id, count(*) as posted, max(published_at) as last_at from updates group by project_id) s
 where s.project_id = p.id;

vacuum analyze;
