-- What generate.sql leaves out and the two pages show; and ids as clients see them, for the bare handler.
\set ON_ERROR_STOP on
update projects set cover_url = 'https://images.example.org/covers/' || id || '.jpg';
update accounts set avatar_url = 'https://images.example.org/people/' || id || '.jpg', bio = '在村里教书二十年。';
insert into budget_lines (id, project_id, position, purpose, amount_minor)
select md5('line' || n || p.id)::uuid, p.id, n, (array['图书', '书架', '桌椅', '灯', '运费'])[n], p.goal_minor / 5
  from projects p cross join generate_series(1, 5) n;

create function pg_temp.base62(key uuid) returns text language sql as $$
  with recursive digits (place, rest, digit) as (
    select 0, ('0x' || replace(key::text, '-', ''))::numeric, ''
    union all
    select place + 1, div(rest, 62),
           substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', mod(rest, 62)::int + 1, 1)
      from digits where place < 22)
  select string_agg(digit, '' order by place desc) from digits
$$;
create table bench_ids as select id as project_id, 'prj_' || pg_temp.base62(id) as id from projects;
alter table bench_ids add primary key (project_id);
vacuum analyze;
