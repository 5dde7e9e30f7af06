-- Search in Chinese and English; why it is like this: src/docs/decisions/0007.

-- How text is compared: without case, accents, and the differences of full and half width.
create function search_folded(raw text) returns text
  language sql immutable strict parallel safe
  return normalize(
           regexp_replace(normalize(lower(raw collate pg_c_utf8), nfkd), '[\u0300-\u036f]', '', 'g'), nfkc)
         collate "default";

-- Whether a character belongs to a script written without spaces (Han, kana, bopomofo, Hangul), or is a pictograph.
create function search_unspaced(letter text) returns boolean
  language sql immutable strict parallel safe
  return ascii(letter) between x'2600'::int and x'27bf'::int
      or ascii(letter) between x'2e80'::int and x'2fdf'::int
      or ascii(letter) between x'3005'::int and x'3007'::int
      or ascii(letter) between x'3041'::int and x'312f'::int
      or ascii(letter) between x'3400'::int and x'9fff'::int
      or ascii(letter) between x'ac00'::int and x'd7a3'::int
      or ascii(letter) between x'f900'::int and x'faff'::int
      or ascii(letter) between x'1f000'::int and x'323af'::int;

-- What a text is found by and searched for: each character of an unspaced script (simplified) and each two that follow
-- one another, and the stems of English words. A search asks for the pairs, and for a character where it stands alone.
-- All punctuation is a gap, so nothing typed is an operator.
create function search_lexemes(raw text) returns table (lexeme text, at integer, sought boolean)
  language sql stable strict
begin atomic
  with folded as materialized (select search_folded(raw) as text),
  letters as (
    select coalesce(v.simplified, c.letter) as letter, c.at::integer as at,
           lead(coalesce(v.simplified, c.letter)) over places as next,
           coalesce(lead(c.at) over places = c.at + 1, false) as followed,
           coalesce(lag(c.at) over places = c.at - 1, false) as preceded
      from folded
      cross join string_to_table(folded.text, null) with ordinality as c (letter, at)
      left join han_variants v on v.letter = c.letter
     where search_unspaced(c.letter)
    window places as (order by c.at))
  select letter, at, not followed and not preceded from letters
  union all
  select letter || next, at, true from letters where followed
  union all
  select word.lexeme, place, true
    from folded
    cross join unnest(to_tsvector('english', regexp_replace(
      folded.text,
      '[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u312f\u3400-\u9fff\uac00-\uffff\U0001f000-\U000323af]+',
      ' ', 'g'))) as word
    cross join unnest(word.positions) as place;
end;

-- The document of a text. Of a very long one only the beginning is found: a tsvector holds at most 1 MB.
create function search_document(raw text, weight "char") returns tsvector
  language sql stable strict
begin atomic
  select coalesce(
           string_agg(format('%s:%s%s', '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''',
                             least(at, 16383), weight), ' '),
           '')::tsvector
    from search_lexemes(left(raw, 30000));
end;

-- What a search asks for: all of its lexemes. Null where nothing typed is ever searched for (only punctuation, only "the").
create function search_query(raw text) returns tsquery
  language sql stable strict
begin atomic
  select string_agg(distinct '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' & ')::tsquery
    from search_lexemes(raw)
   where sought;
end;

-- How well a heading fits, 0 to below 3, the same for ever for the same texts: 2 and more where the title holds
-- everything, 1 and more where title, names and summary do together, else the story is what made it match.
create function search_rank(heading tsvector, sought tsquery) returns numeric
  language sql immutable strict parallel safe
  return round(
           (case when ts_filter(heading, '{a}') @@ sought then 2 when heading @@ sought then 1 else 0 end
            + ts_rank(heading, sought, 32)::numeric), 6);

create table project_search (
  project_id uuid primary key references projects on delete cascade,
  -- Title (A), names of library, organisation and region (B), summary (C).
  heading    tsvector not null,
  -- The heading and the story (D).
  document   tsvector not null
);

create index project_search_document on project_search using gin (document);

-- Writes what a project is found by, from what the running transaction sees. Whoever changes another part of it waits
-- for the row and then reads again, so no change is lost; organisations are locked first, as their rename does.
create function refresh_project_search(project uuid) returns void
  language plpgsql as $$
begin
  perform from organisations o join projects p on p.organisation_id = o.id where p.id = project for share of o;
  insert into project_search values (project, '', '') on conflict do nothing;
  perform from project_search where project_id = project for update;
  update project_search s
     set heading = parts.heading,
         document = parts.heading || search_document(parts.story, 'D')
    from (select search_document(p.title, 'A')
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

create function project_search_follows_project() returns trigger
  language plpgsql as $$
begin
  perform refresh_project_search(new.id);
  return null;
end $$;

create function project_search_follows_contents() returns trigger
  language plpgsql as $$
begin
  perform refresh_project_search(new.project_id);
  return null;
end $$;

create function project_search_follows_organisation() returns trigger
  language plpgsql as $$
begin
  perform refresh_project_search(p.id) from projects p where p.organisation_id = new.id order by p.id;
  return null;
end $$;

create trigger project_search_insert after insert on projects
  for each row execute function project_search_follows_project();
-- Money and backers change a project far more often than texts do: they never come here.
create trigger project_search_update after update of title, summary, library_name, organisation_id, region_code on projects
  for each row when ((old.title, old.summary, old.library_name, old.organisation_id, old.region_code)
    is distinct from (new.title, new.summary, new.library_name, new.organisation_id, new.region_code))
  execute function project_search_follows_project();
create trigger project_search_story_insert after insert on project_contents
  for each row when (new.story <> '[]') execute function project_search_follows_contents();
create trigger project_search_story_update after update of story on project_contents
  for each row when (old.story is distinct from new.story) execute function project_search_follows_contents();
create trigger project_search_organisation after update of name on organisations
  for each row when (old.name is distinct from new.name) execute function project_search_follows_organisation();

do $$ begin
  perform refresh_project_search(id) from projects order by id;
end $$;
