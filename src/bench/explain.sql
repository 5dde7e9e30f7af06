-- What the main reads cost, statement by statement, as the service sends them (columns shortened to whole rows):
--   psql -X -q -f src/bench/explain.sql > src/bench/explain/1000000-pledges.txt
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
set plan_cache_mode = force_generic_plan;
select md5('project1')::uuid as busy \gset
select id as thousandth, launched_at from projects where launched_at is not null order by launched_at desc, id desc
 offset (select count(*) / 2 from projects) limit 1 \gset
select id as backer, paid_at from pledges where project_id = :'busy' and state in ('PAID', 'COLLECTED')
 order by paid_at desc, id desc offset (select count(*) * 9 / 10 from pledges where project_id = :'busy') limit 1 \gset

\echo '== Feed, NEWEST, page 1'
explain (analyze, buffers, costs off)
select p.*, fundraiser.*, organisation.*, region.* from projects p
  join accounts fundraiser on fundraiser.id = p.fundraiser_id
  left join organisations organisation on organisation.id = p.organisation_id
  left join regions region on region.code = p.region_code
 where p.launched_at is not null
 order by p.launched_at desc, p.id desc limit 21;

\echo '== Feed, NEWEST, the page in the middle of the list'
explain (analyze, buffers, costs off)
select p.*, fundraiser.*, organisation.*, region.* from projects p
  join accounts fundraiser on fundraiser.id = p.fundraiser_id
  left join organisations organisation on organisation.id = p.organisation_id
  left join regions region on region.code = p.region_code
 where p.launched_at is not null and (p.launched_at, p.id) < (:'launched_at', :'thousandth')
 order by p.launched_at desc, p.id desc limit 21;

\echo '== Project page: the project; its newest updates'
explain (analyze, buffers, costs off)
select p.*, fundraiser.*, organisation.*, region.* from projects p
  join accounts fundraiser on fundraiser.id = p.fundraiser_id
  left join organisations organisation on organisation.id = p.organisation_id
  left join regions region on region.code = p.region_code
 where p.id = any(array[:'busy']::uuid[]) and p.launched_at is not null;
explain (analyze, buffers, costs off)
select u.*, author.* from unnest(array[:'busy']::uuid[]) as wanted (project_id)
 cross join lateral (select * from updates where project_id = wanted.project_id order by number desc limit 21) u
  join accounts author on author.id = u.author_id
 order by u.project_id, u.number desc;

\echo '== Backers of the project with the most, page 1; nine tenths down the list'
explain (analyze, buffers, costs off)
select g.*, account.* from pledges g join accounts account on account.id = g.account_id
 where g.project_id = :'busy' and g.state in ('PAID', 'COLLECTED')
 order by g.paid_at desc, g.id desc limit 21;
explain (analyze, buffers, costs off)
select g.*, account.* from pledges g join accounts account on account.id = g.account_id
 where g.project_id = :'busy' and g.state in ('PAID', 'COLLECTED') and (g.paid_at, g.id) < (:'paid_at', :'backer')
 order by g.paid_at desc, g.id desc limit 21;

\echo '== Statistics without a filter: sums of projects; distinct backers'
explain (analyze, buffers, costs off)
select count(*), sum(raised_minor), count(*) filter (where state = 'SUCCEEDED') from projects p
 where p.launched_at is not null and p.currency = 'CNY';
explain (analyze, buffers, costs off)
with matched as materialized (select p.id from projects p where p.launched_at is not null and p.currency = 'CNY')
select count(*) from (
  select distinct g.account_id from pledges g
   where g.project_id in (select id from matched) and g.state in ('PAID', 'COLLECTED')) b;
