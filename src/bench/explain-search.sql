-- What a page of a search costs, statement by statement, as discovery/ProjectSearch and SearchLists write them (keys alone; the
-- rows of the page are joined afterwards):
--   psql -X -q -f src/bench/explain-search.sql > src/bench/explain/search-20000-projects.txt
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
set plan_cache_mode = force_generic_plan;

prepare one (text) as
select w.project_id as id, w.place as key from project_search_terms w
 where w.term = $1 order by w.place desc, w.project_id desc limit 21;

prepare relevance (text[]) as
with hits as materialized (
  select list.term, hit.* from unnest($1::text[]) as list (term)
   cross join lateral (
     select c.id, c.key
       from (select w.project_id as id, w.place as key from project_search_terms w
              where w.term = list.term and w.place < (select search_above($1::text[]))
              order by w.place desc, w.project_id desc limit 500) c
      cross join lateral (
        select count(*) as lists, min(w.place) as place from unnest($1::text[]) as other (term)
          join project_search_terms w on w.term = other.term and w.project_id = c.id
           and w.place in (c.key % 10000000000000000, c.key % 10000000000000000 + 10000000000000000,
                           c.key % 10000000000000000 + 2 * 10000000000000000) offset 0) own
      where own.lists = 2 and own.place = c.key
      order by c.key desc, c.id desc limit 21) hit)
select distinct id, key from hits order by key desc, id desc limit 21;

prepare newest (text[], integer, text) as
select c.id, c.key
  from (select p.id, p.launched_at as key, p.launched_at from projects p
         where p.launched_at is not null order by p.launched_at desc, p.id desc limit 1000) c
 cross join lateral (
   select count(*) as lists, min(w.place) as place from unnest($1::text[]) as other (term)
     join project_search_terms w on w.term = other.term and w.project_id = c.id
      and w.place in (search_place(0, c.launched_at), search_place(0, c.launched_at) + 10000000000000000,
                      search_place(0, c.launched_at) + 2 * 10000000000000000) offset 0) own
 where own.lists = $2 and ($3::text is null or exists (
   select from projects p where p.id = c.id and p.category = $3 offset 0))
 order by c.key desc, c.id desc limit 21;

prepare all_by_relevance (text, text) as
select p.id, search_place(case when s.heading @@ $1::text::tsquery then 2 when s.heading @@ $2::text::tsquery then 1 else 0 end,
                          p.launched_at) as key
  from projects p join project_search s on s.project_id = p.id
 where p.launched_at is not null and s.document @@ $2::text::tsquery
 order by key desc, id desc limit 21;

prepare all_by_launch (text, text) as
select p.id, p.launched_at as key from projects p join project_search s on s.project_id = p.id
 where p.launched_at is not null and s.document @@ $1::text::tsquery and ($2::text is null or p.category = $2)
 order by key desc, id desc limit 21;

\echo '== One lexeme by RELEVANCE: rare (天柱, 6 of 20,000), middling (qing, 331), common (图书, 3,999)'
explain (analyze, buffers, costs off) execute one ('天柱');
explain (analyze, buffers, costs off) execute one ('qing');
explain (analyze, buffers, costs off) execute one ('图书');
\echo '== Two lexemes by RELEVANCE: rare (天柱县), common (图书馆)'
explain (analyze, buffers, costs off) execute all_by_relevance ('''天柱'':A & ''柱县'':A', '''天柱'' & ''柱县''');
explain (analyze, buffers, costs off) execute relevance (array['图书', '书馆']);
\echo '== NEWEST: rare, middling, common, two common'
explain (analyze, buffers, costs off) execute all_by_launch ('''天柱''', null);
explain (analyze, buffers, costs off) execute all_by_launch ('''qing''', null);
explain (analyze, buffers, costs off) execute newest (array['图书'], 1, null);
explain (analyze, buffers, costs off) execute newest (array['图书', '书馆'], 2, null);
\echo '== NEWEST with a category: middling, common'
explain (analyze, buffers, costs off) execute all_by_launch ('''qing''', 'LIBRARY');
explain (analyze, buffers, costs off) execute newest (array['图书'], 1, 'LIBRARY');
\echo '== All matches of a common lexeme, which only a filter that leaves few projects needs'
explain (analyze, buffers, costs off) execute all_by_launch ('''图书''', null);
