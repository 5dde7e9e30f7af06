create table updates (
  id           uuid primary key,
  project_id   uuid not null references projects,
  number       integer not null check (number >= 1),
  kind         text not null check (kind in ('ACHIEVEMENT', 'STATUS', 'PLAN', 'SPENDING', 'OUTCOME')),
  audience     text not null check (audience in ('PUBLIC', 'BACKERS')),
  title        text not null check (char_length(title) between 1 and 80),
  body         text not null check (char_length(body) between 1 and 50000),
  -- [{"kind", "url", "caption"}]
  media        jsonb not null default '[]' check (jsonb_typeof(media) = 'array'),
  author_id    uuid not null references accounts,
  published_at timestamptz not null,
  -- 1, 2, 3 … within its project; also the order of Project.updates.
  constraint updates_number unique (project_id, number)
);
