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

-- A page of a search is walked to (src/docs/decisions/0012). Page 1 begins behind a place that no project reaches.
prepare relevance (text, bigint, uuid) as
with typed as materialized (
  select search_query($1) as words, common, search_above(common) as above from search_common_terms($1) as common),
hits as materialized (
  select list.term, hit.* from typed cross join unnest(typed.common) as list (term)
   cross join lateral (
     select c.id, c.key
       from (select w.project_id as id, w.place as key from project_search_terms w
              where w.term = list.term and w.place < typed.above and (w.place, w.project_id) < ($2, $3)
              order by w.place desc, w.project_id desc limit 1000 / cardinality(typed.common)) c
      cross join lateral (select * from projects where id = c.id offset 0) p
      cross join lateral (select * from project_search where project_id = c.id offset 0) s
      where p.launched_at is not null and s.document @@ typed.words
        and search_place(s.heading, typed.words, p.launched_at) = c.key
      order by c.key desc, c.id desc limit 21) hit),
page as (
  select distinct id, key from hits
   where not exists (
     select from typed cross join unnest(typed.common) as list (term)
      where (select count(*) from hits where hits.term = list.term) < 21
        and (select count(*) from (
               select from project_search_terms w
                where w.term = list.term and w.place < typed.above and (w.place, w.project_id) < ($2, $3)
                limit 1000 / cardinality(typed.common)) c) = 1000 / cardinality(typed.common))
   order by key desc, id desc limit 21)
select p.*, page.key::text from page join projects p on p.id = page.id order by page.key desc, page.id desc;

prepare newest (text, timestamptz, uuid) as
with typed as materialized (select search_query($1) as words, search_common_terms($1) as common),
hits as materialized (
  select list.term, hit.* from typed cross join unnest(typed.common[1:1]) as list (term)
   cross join lateral (
     select c.id, c.key
       from (select p.id, p.launched_at as key from projects p
              where p.launched_at is not null and list.term is not null and (p.launched_at, p.id) < ($2, $3)
              order by p.launched_at desc, p.id desc limit 1000) c
      cross join lateral (select * from projects where id = c.id offset 0) p
      cross join lateral (select * from project_search where project_id = c.id offset 0) s
      where p.launched_at is not null and s.document @@ typed.words
      order by c.key desc, c.id desc limit 21) hit),
page as (
  select distinct id, key from hits
   where not exists (
     select from typed cross join unnest(typed.common[1:1]) as list (term)
      where (select count(*) from hits) < 21
        and (select count(*) from (
               select from projects p
                where p.launched_at is not null and list.term is not null and (p.launched_at, p.id) < ($2, $3)
                limit 1000) c) = 1000)
   order by key desc, id desc limit 21)
select p.*, page.key::text from page join projects p on p.id = page.id order by page.key desc, page.id desc;

-- What the service asks next where the walk found nothing.
prepare all_matches (text) as
with typed as materialized (select search_query($1) as words)
select p.*, search_place(s.heading, typed.words, p.launched_at)::text from projects p
  join project_search s on s.project_id = p.id join typed on s.document @@ typed.words
 where p.launched_at is not null
 order by search_place(s.heading, typed.words, p.launched_at) desc, p.id desc limit 21;

select search_place(s.heading, search_query('图书'), p.launched_at) as place, p.id as placed
  from projects p join project_search s on s.project_id = p.id
 where p.launched_at is not null and s.document @@ search_query('图书')
 order by 1 desc, 2 desc offset (select count(*) / 10 from projects) limit 1 \gset

\echo '== Search for 图书, RELEVANCE, page 1; the page in the middle of the list'
explain (analyze, buffers, costs off) execute relevance ('图书', 9223372036854775807, :'busy');
explain (analyze, buffers, costs off) execute relevance ('图书', :place, :'placed');
\echo '== Search for 图书, NEWEST, page 1; from the middle of all projects'
explain (analyze, buffers, costs off) execute newest ('图书', 'infinity', :'busy');
explain (analyze, buffers, costs off) execute newest ('图书', :'launched_at', :'thousandth');
\echo '== Search for two words, 图书 孩子, RELEVANCE'
explain (analyze, buffers, costs off) execute relevance ('图书 孩子', 9223372036854775807, :'busy');
\echo '== Search for a rare word, RELEVANCE: the walk, then all matches; all matches of 图书, read where fewer than 500 projects have it'
explain (analyze, buffers, costs off) execute relevance ('天柱县', 9223372036854775807, :'busy');
explain (analyze, buffers, costs off) execute all_matches ('天柱县');
explain (analyze, buffers, costs off) execute all_matches ('图书');

\echo '== Statistics without a filter: sums of projects; distinct backers'
explain (analyze, buffers, costs off)
select count(*), sum(raised_minor), count(*) filter (where state = 'SUCCEEDED') from projects p
 where p.launched_at is not null and p.currency = 'CNY';
explain (analyze, buffers, costs off)
with matched as materialized (select p.id from projects p where p.launched_at is not null and p.currency = 'CNY')
select count(*) from (
  select distinct g.account_id from pledges g
   where g.project_id in (select id from matched) and g.state in ('PAID', 'COLLECTED')) b;
