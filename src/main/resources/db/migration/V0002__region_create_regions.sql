-- Administrative divisions of China, GB/T 2260. A county may hang directly below a province.
create table regions (
  code        char(6) primary key check (code ~ '^[0-9]{6}$'),
  name        text not null check (name <> ''),
  name_en     text,
  full_name   text not null check (full_name <> ''),
  level       text not null check (level in ('PROVINCE', 'PREFECTURE', 'COUNTY')),
  parent_code char(6) references regions,
  check ((level = 'PROVINCE') = (parent_code is null))
);

create index regions_parent on regions (parent_code, code);
