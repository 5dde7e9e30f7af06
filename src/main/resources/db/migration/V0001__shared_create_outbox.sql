-- Events for later listeners, written in the transaction of the change that they tell of.
create table outbox (
  id              uuid primary key,
  event_type      text not null check (char_length(event_type) between 1 and 100),
  subject_id      uuid not null,
  payload         jsonb not null,
  occurred_at     timestamptz not null,
  dispatched_at   timestamptz,
  attempts        integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null,
  last_error      text check (char_length(last_error) <= 500)
);

-- The dispatcher asks for what is due, oldest first; what is done leaves the index.
create index outbox_waiting on outbox (next_attempt_at, id) where dispatched_at is null;
