-- The functions of the search, in their current text; why the search is like this: src/docs/decisions/0007 and 0012.
--
-- Flyway runs a repeatable migration after the versioned ones, and again whenever its text has changed. Tables, indexes,
-- triggers and the first text of the functions are in V0072 and V0100, which have run and do not change.
-- Replicas of the version before call the same functions during a rollout: keep names, parameters and results, or add a
-- function with another name. A change of what a text is found by needs a higher search_version(): then the end of this
-- file writes each row of project_search again.

-- The version of what project_search holds.
create or replace function search_version() returns smallint
  language sql immutable parallel safe
  return 2::smallint;

-- The form in which texts are compared: without case, accents, and the differences of full and half width.
create or replace function search_folded(raw text) returns text
  language sql immutable strict parallel safe
  return normalize(
           regexp_replace(normalize(lower(raw collate pg_c_utf8), nfkd), '[\u0300-\u036f]', '', 'g'), nfkc)
         collate "default";

-- Whether a character belongs to a script written without spaces (Han, kana, bopomofo, Hangul), or is a pictograph.
create or replace function search_unspaced(letter text) returns boolean
  language sql immutable strict parallel safe
  return ascii(letter) between x'2600'::int and x'27bf'::int
      or ascii(letter) between x'2e80'::int and x'2fdf'::int
      or ascii(letter) between x'3005'::int and x'3007'::int
      or ascii(letter) between x'3041'::int and x'312f'::int
      or ascii(letter) between x'3400'::int and x'9fff'::int
      or ascii(letter) between x'ac00'::int and x'd7a3'::int
      or ascii(letter) between x'f900'::int and x'faff'::int
      or ascii(letter) between x'1f000'::int and x'323af'::int;

-- The words of a folded text that are written with spaces. All other characters become spaces.
create or replace function search_words(folded text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
           folded,
           '[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u312f\u3400-\u9fff\uac00-\uffff\U0001f000-\U000323af]+',
           ' ', 'g');

-- The lexemes of a text: each character of an unspaced script (simplified), each two adjacent ones, and the stems of
-- English words. A search asks for the sought ones: the pairs, and a character that has no neighbour.
-- All punctuation separates, so no character that is typed works as an operator.
create or replace function search_lexemes(raw text) returns table (lexeme text, at integer, sought boolean)
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
    cross join unnest(to_tsvector('english', search_words(folded.text))) as word
    cross join unnest(word.positions) as place;
end;

-- The beginnings, of 3 to 15 letters, of the words of a text: lib finds Library, and iphone finds iPhone15.
create or replace function search_beginnings(raw text) returns table (lexeme text, at integer)
  language sql stable strict
begin atomic
  select left(word.lexeme, length), word.positions[1]::integer
    from unnest(to_tsvector('simple', search_words(search_folded(raw)))) as word
    cross join generate_series(3, least(char_length(word.lexeme), 15)) as length
   where word.lexeme ~ '[^0-9]';
end;

-- The pinyin of each 2 to 4 adjacent Han characters of a text, without tones: tushuguan finds 图书馆. A character has at
-- most two readings. The pinyin is stemmed as a word of a search is.
create or replace function search_spellings(raw text) returns table (lexeme text, at integer)
  language sql stable strict
begin atomic
  with recursive syllables as materialized (
    select c.at::integer as at, r.reading
      from string_to_table(search_folded(raw), null) with ordinality as c (letter, at)
      left join han_variants v on v.letter = c.letter
      join han_readings r on r.letter = coalesce(v.simplified, c.letter)),
  spelled as (
    select s.at as start, s.at as last, 1 as syllables, s.reading as typed from syllables s
    union all
    select p.start, s.at, p.syllables + 1, p.typed || s.reading
      from spelled p join syllables s on s.at = p.last + 1
     where p.syllables < 4)
  select stem, p.start
    from spelled p cross join unnest(ts_lexize('english_stem', p.typed)) as stem
   where p.syllables > 1;
end;

-- A document of lexemes at their places, all of one weight.
create or replace function search_vector(lexemes text[], places integer[], weight "char") returns tsvector
  language sql stable parallel safe
begin atomic
  select coalesce(
           string_agg(format('%s:%s%s', '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''',
                             least(at, 16383), weight), ' '),
           '')::tsvector
    from unnest(lexemes, places) as l (lexeme, at);
end;

-- The document of a text. A tsvector holds at most 1 MB, so a very long text is found by its beginning alone.
create or replace function search_document(raw text, weight "char") returns tsvector
  language sql stable strict
begin atomic
  select search_vector(array_agg(lexeme), array_agg(at), weight) from search_lexemes(left(raw, 30000));
end;

-- The same for a short text, which is also found by the beginnings of its words and, if spelled, by its pinyin.
create or replace function search_heading(raw text, weight "char", spelled boolean) returns tsvector
  language sql stable
begin atomic
  select search_vector(array_agg(found.lexeme), array_agg(found.at), weight)
    from (select lexeme, at from search_lexemes(raw)
          union all
          select lexeme, at from search_beginnings(raw)
          union all
          select lexeme, at from search_spellings(raw) where spelled) as found;
end;

-- The query of a search: all of its sought lexemes. Null for a text without any (only punctuation, only "the").
create or replace function search_query(raw text) returns tsquery
  language sql stable strict
begin atomic
  select string_agg(distinct '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' & ')::tsquery
    from search_lexemes(raw)
   where sought;
end;

-- The place of a launched project among those that are found: first by where the words are (2: all in the title; 1: names
-- and summary needed too; 0: the story as well), then the newest first. Microseconds take the lower 16 digits.
create or replace function search_place(class integer, launched_at timestamptz) returns bigint
  language sql stable strict parallel safe
  return class * 10000000000000000 + (extract(epoch from launched_at) * 1000000)::bigint;

-- The same for a project that has all the words.
create or replace function search_place(heading tsvector, sought tsquery, launched_at timestamptz) returns bigint
  language sql stable strict parallel safe
  return search_place(case when ts_filter(heading, '{a}') @@ sought then 2 when heading @@ sought then 1 else 0 end,
                     launched_at);

-- Each word of a document with its project's place; no rows before the launch.
create or replace function search_postings(document tsvector, launched_at timestamptz) returns table (term text, place bigint)
  language sql stable
begin atomic
  select word.lexeme,
         search_place(case when 'A' = any(word.weights) then 2
                          when word.weights && array['B', 'C'] then 1 else 0 end, launched_at)
    from unnest(document) as word
   where launched_at is not null;
end;

-- The words of a search if each is in 500 launched projects or more. Null where one is rarer, because the projects that
-- have it are quickly read, and where there are more than 8, which together are rare enough.
create or replace function search_common_terms(raw text) returns text[]
  language sql stable strict
begin atomic
  with sought as materialized (select distinct lexeme as term from search_lexemes(raw) where sought limit 9)
  select array_agg(s.term order by s.term) from sought s
  having count(*) <= 8
     and bool_and((select count(*) from (select from project_search_terms w where w.term = s.term limit 500) found) = 500);
end;

-- The place below which all projects stand that have all of the words: where a word is in no title, no project has all
-- words in its title.
create or replace function search_above(terms text[]) returns bigint
  language sql stable strict
begin atomic
  select (min((select w.place from project_search_terms w where w.term = sought.term order by w.place desc limit 1)
              / 10000000000000000) + 1) * 10000000000000000
    from unnest(terms) as sought (term);
end;

-- Writes what a project is found by, as the running transaction sees it. A transaction that changes another part of the
-- project's texts waits for the row and then reads again, so no change is lost. Organisations are locked first, as by a
-- rename.
create or replace function refresh_project_search(project uuid) returns void
  language plpgsql as $$
begin
  perform from organisations o join projects p on p.organisation_id = o.id where p.id = project for share of o;
  insert into project_search values (project, '', '') on conflict do nothing;
  perform from project_search where project_id = project for update;
  update project_search s
     set heading = parts.heading,
         document = parts.heading || search_document(parts.story, 'D'),
         launched_at = parts.launched_at,
         version = search_version()
    from (select p.launched_at,
                 search_heading(p.title, 'A', true)
                   || search_heading(p.library_name, 'B', true)
                   || search_heading(concat_ws(E'\n', o.name, r.full_name, r.name_en, prefecture.name_en, province.name_en),
                                     'B', false)
                   || search_heading(p.summary, 'C', false) as heading,
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

create or replace function project_search_follows_project() returns trigger
  language plpgsql as $$
begin
  perform refresh_project_search(new.id);
  return null;
end $$;

create or replace function project_search_follows_contents() returns trigger
  language plpgsql as $$
begin
  perform refresh_project_search(new.project_id);
  return null;
end $$;

create or replace function project_search_follows_organisation() returns trigger
  language plpgsql as $$
begin
  perform refresh_project_search(p.id) from projects p where p.organisation_id = new.id order by p.id;
  return null;
end $$;

create or replace function project_search_follows_launch() returns trigger
  language plpgsql as $$
begin
  update project_search set launched_at = new.launched_at where project_id = new.id;
  return null;
end $$;

-- An edit writes only the words that it changes. The settings make PostgreSQL find rows by their keys even with a plan
-- that it made while the table was small; a plan that reads the whole table would do so once for each project.
create or replace function project_search_writes_terms() returns trigger
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

do $$ begin
  perform refresh_project_search(project_id) from project_search where version < search_version() order by project_id;
end $$;
