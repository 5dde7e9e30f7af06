-- Which public projects each word is in, best first, so that a page of a common word reads a page: src/docs/decisions/0012.

-- The place of a launched project among those that are found: first by where the words are (2: all in the title; 1: names
-- and summary needed too; 0: the story as well), then the newest first. Microseconds take the 16 digits behind.
create function search_place(class integer, launched_at timestamptz) returns bigint
  language sql stable strict parallel safe
  return class * 10000000000000000 + (extract(epoch from launched_at) * 1000000)::bigint;

-- The same of a project that has all the words. (search_rank stays for replicas of the version before.)
create function search_place(heading tsvector, sought tsquery, launched_at timestamptz) returns bigint
  language sql stable strict parallel safe
  return search_place(case when ts_filter(heading, '{a}') @@ sought then 2 when heading @@ sought then 1 else 0 end,
                     launched_at);

-- Each word of a document with its project's place; none before the launch.
create function search_postings(document tsvector, launched_at timestamptz) returns table (term text, place bigint)
  language sql stable
begin atomic
  select word.lexeme,
         search_place(case when 'A' = any(word.weights) then 2
                          when word.weights && array['B', 'C'] then 1 else 0 end, launched_at)
    from unnest(document) as word
   where launched_at is not null;
end;

-- Written by the trigger below alone; without a foreign key, which would be looked up for each of some hundred rows.
create table project_search_terms (
  term       text collate "C" not null,
  place      bigint not null,
  project_id uuid not null
);

alter table project_search add column launched_at timestamptz;
update project_search s set launched_at = p.launched_at
  from projects p where p.id = s.project_id and p.launched_at is not null;

insert into project_search_terms (term, place, project_id)
select posting.term, posting.place, s.project_id
  from project_search s cross join search_postings(s.document, s.launched_at) as posting;

alter table project_search_terms add primary key (term, place, project_id);

-- An edit writes the words that it changes. Rows are found by their keys, also where a connection has planned while the
-- table was small: read from end to end for each project, it would make many projects at once take forever.
create function project_search_writes_terms() returns trigger
  language plpgsql
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
as $$
begin
  if tg_op <> 'INSERT' and old.launched_at is not null then
    delete from project_search_terms w
     using (select * from search_postings(old.document, old.launched_at)
            except select * from search_postings(new.document, new.launched_at)) gone
     where w.term = gone.term and w.place = gone.place and w.project_id = old.project_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into project_search_terms (term, place, project_id)
    select come.term, come.place, new.project_id
      from (select * from search_postings(new.document, new.launched_at)
            except select * from search_postings(old.document, old.launched_at)) come;
  end if;
  return null;
end $$;

create trigger project_search_terms_insert after insert on project_search
  for each row when (new.launched_at is not null) execute function project_search_writes_terms();
create trigger project_search_terms_update after update on project_search
  for each row when ((old.launched_at is not null or new.launched_at is not null)
    and (old.document, old.launched_at) is distinct from (new.document, new.launched_at))
  execute function project_search_writes_terms();
create trigger project_search_terms_delete after delete on project_search
  for each row when (old.launched_at is not null) execute function project_search_writes_terms();

-- As V0072 made it, and the launch.
create or replace function refresh_project_search(project uuid) returns void
  language plpgsql as $$
begin
  perform from organisations o join projects p on p.organisation_id = o.id where p.id = project for share of o;
  insert into project_search values (project, '', '') on conflict do nothing;
  perform from project_search where project_id = project for update;
  update project_search s
     set heading = parts.heading,
         document = parts.heading || search_document(parts.story, 'D'),
         launched_at = parts.launched_at
    from (select p.launched_at,
                 search_document(p.title, 'A')
                   || search_document(concat_ws(E'\n', p.library_name, o.name, r.full_name,
                                                r.name_en, prefecture.name_en, province.name_en), 'B')
                   || search_document(p.summary, 'C') as heading,
                 coalesce((select string_agg(concat_ws(E'\n', section ->> 'title', section ->> 'body'), E'\n')
                             from project_contents c cross join jsonb_array_elements(c.story) as section
                            where c.project_id = p.id), '') as story
            from projects p
            left join organisations o on o.id = p.organisation_id
            left join regions r on r.code = p.region_code
            left join regions prefecture on prefecture.code = r.parent_code
            left join regions province on province.code = prefecture.parent_code
           where p.id = project) parts
   where s.project_id = project;
end $$;

create function project_search_follows_launch() returns trigger
  language plpgsql as $$
begin
  update project_search set launched_at = new.launched_at where project_id = new.id;
  return null;
end $$;

create trigger project_search_launch after update of launched_at on projects
  for each row when (old.launched_at is distinct from new.launched_at)
  execute function project_search_follows_launch();

-- The words of a search of which each is in 500 launched projects or more; null where one is rarer, so that the projects
-- that have it are quickly read, and where there are more than 8, which together are rare enough.
create function search_common_terms(raw text) returns text[]
  language sql stable strict
begin atomic
  with sought as materialized (select distinct lexeme as term from search_lexemes(raw) where sought limit 9)
  select array_agg(s.term order by s.term) from sought s
  having count(*) <= 8
     and bool_and((select count(*) from (select from project_search_terms w where w.term = s.term limit 500) found) = 500);
end;

-- All projects that have all of some words stand below this: above are titles alone, where one of the words is in none.
create function search_above(terms text[]) returns bigint
  language sql stable strict
begin atomic
  select (min((select w.place from project_search_terms w where w.term = sought.term order by w.place desc limit 1)
              / 10000000000000000) + 1) * 10000000000000000
    from unnest(terms) as sought (term);
end;
