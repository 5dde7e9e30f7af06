create table rewards (
  id                 uuid primary key,
  project_id         uuid not null references projects,
  position           integer not null check (position >= 0),
  kind               text not null check (kind in
                       ('THANKS', 'LETTER', 'SOUVENIR', 'BOOK', 'READING_RIGHT', 'MEMBERSHIP', 'EVENT', 'VENUE', 'PRODUCT',
                        'BOOKLIST', 'LOTTERY', 'FRANCHISE', 'OTHER')),
  title              text not null check (char_length(title) between 1 and 80),
  description        text not null check (char_length(description) <= 2000),
  -- All amounts are in the project's currency.
  price_minor        bigint not null check (price_minor between 1 and 9007199254740991),
  limit_count        integer check (limit_count >= 1),
  limit_per_backer   integer check (limit_per_backer >= 1),
  claimed            integer not null default 0 check (claimed >= 0),
  needs_address      boolean not null default false,
  estimated_delivery date,
  face_value_minor   bigint check (face_value_minor between 1 and 9007199254740991),
  sponsor_id         uuid references organisations,
  created_at         timestamptz not null,
  -- 1 yuan, 999 places: the thousandth cannot be stored.
  constraint rewards_not_oversold check (claimed <= limit_count),
  constraint rewards_order unique (project_id, position),
  constraint rewards_of_project unique (id, project_id)
) with (fillfactor = 80);
