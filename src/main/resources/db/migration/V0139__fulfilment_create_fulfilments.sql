-- What became of the reward of each collected pledge. The triggers below keep it beside its pledge, in the pledge's
-- transaction, whichever version of the service collects or gives back.
create table fulfilments (
  pledge_id          uuid primary key references pledges,
  project_id         uuid not null references projects,
  reward_id          uuid not null references rewards,
  -- The backer. Erasing this person keeps the row, which the project's totals count; their problem is deleted.
  account_id         uuid not null references accounts,
  state              text not null check (state in ('WAITING', 'NEEDS_BACKER', 'SENT', 'RECEIVED', 'PROBLEM')),
  begun_at           timestamptz not null,
  -- When the last parcel went out.
  sent_at            timestamptz,
  received_at        timestamptz,
  as_promised        boolean,
  -- As the backer said it last; it stays when the state goes on.
  problem            text check (char_length(problem) between 1 and 1000),
  problem_at         timestamptz,
  -- When reviewers were told that the problem stays.
  reviewers_told_at  timestamptz,
  -- The pledge's money goes back: nothing is to be sent any more.
  called_off_at      timestamptz,
  address_deleted_at timestamptz,
  constraint fulfilments_of_account unique (account_id, pledge_id),
  constraint fulfilments_sent check (state not in ('SENT', 'RECEIVED', 'PROBLEM') or sent_at is not null),
  constraint fulfilments_received check ((state = 'RECEIVED') = (received_at is not null)),
  constraint fulfilments_problem check (state <> 'PROBLEM' or problem_at is not null),
  constraint fulfilments_as_promised check (as_promised is null or state = 'RECEIVED')
) with (fillfactor = 80);

create index fulfilments_of_project on fulfilments (project_id, pledge_id) where called_off_at is null;
create index fulfilments_of_reward on fulfilments (reward_id, state, pledge_id) where called_off_at is null;
create index fulfilments_on_the_way on fulfilments (sent_at, pledge_id) where state = 'SENT' and called_off_at is null;
create index fulfilments_unanswered on fulfilments (problem_at, pledge_id)
  where state = 'PROBLEM' and called_off_at is null and reviewers_told_at is null;
create index fulfilments_with_address on fulfilments ((coalesce(received_at, called_off_at)), pledge_id)
  where address_deleted_at is null and (received_at is not null or called_off_at is not null);

-- How many rewards stand where, kept by a trigger of the statement that moves them, so that totals cost the same for any
-- number of backers.
create table fulfilment_counts (
  reward_id   uuid not null references rewards,
  state       text not null,
  project_id  uuid not null references projects,
  total       integer not null,
  -- Of RECEIVED: how many backers said whether it came as promised, and how many said yes.
  said        integer not null,
  as_promised integer not null,
  primary key (reward_id, state)
) with (fillfactor = 50);

create index fulfilment_counts_project on fulfilment_counts (project_id);

-- Whose parcel a carrier's number is: pledges of one backer may share a parcel, those of two cannot.
create table parcel_numbers (
  carrier         text not null check (carrier ~ '^([a-z0-9_-]{1,30}|HAND)$'),
  tracking_number text not null check (tracking_number ~ '^[A-Z0-9]{1,40}$'),
  -- Erasing this person deletes the row.
  account_id      uuid not null references accounts,
  primary key (carrier, tracking_number),
  constraint parcel_numbers_of_account unique (carrier, tracking_number, account_id)
);

create index parcel_numbers_account on parcel_numbers (account_id);

create table parcels (
  id              uuid primary key,
  pledge_id       uuid not null,
  -- Erasing this person deletes the row.
  account_id      uuid not null references accounts,
  carrier         text not null check (carrier ~ '^([a-z0-9_-]{1,30}|HAND)$'),
  tracking_number text,
  sent_at         timestamptz not null,
  constraint parcels_pledge foreign key (account_id, pledge_id) references fulfilments (account_id, pledge_id),
  constraint parcels_number foreign key (carrier, tracking_number, account_id)
    references parcel_numbers (carrier, tracking_number, account_id),
  -- One line that is sent twice is one parcel.
  constraint parcels_once unique nulls not distinct (pledge_id, carrier, tracking_number)
);

create index parcels_account on parcels (account_id);
create index parcels_by_number on parcels (carrier, tracking_number) where tracking_number is not null;

-- From when on the addresses for a reward stay as they are.
create table address_locks (
  reward_id   uuid primary key references rewards,
  locked_from timestamptz not null
);

-- The first date that backers were promised, stored once another takes its place. Lateness is counted from it.
alter table rewards add column promised_delivery date;

create function keep_first_promise() returns trigger language plpgsql as $$
begin
  new.promised_delivery := old.estimated_delivery;
  return new;
end
$$;

create trigger keep_first_promise before update of estimated_delivery on rewards for each row
  when (old.promised_delivery is null and old.claimed > 0 and old.estimated_delivery is not null
        and new.estimated_delivery is distinct from old.estimated_delivery)
  execute function keep_first_promise();

-- Begins what these pledges' rewards need, where they are collected; a pledge whose row is there keeps it.
create function begin_fulfilments(pledges_ uuid[]) returns void language sql as $$
  insert into fulfilments (pledge_id, project_id, reward_id, account_id, state, begun_at)
  select g.id, g.project_id, g.reward_id, g.account_id,
         case when r.needs_address and not exists (select from pledge_addresses a where a.pledge_id = g.id)
              then 'NEEDS_BACKER' else 'WAITING' end,
         g.collected_at
    from pledges g join rewards r on r.id = g.reward_id
   where g.id = any(pledges_) and g.state = 'COLLECTED' and r.kind <> 'THANKS'
   order by g.id
  on conflict (pledge_id) do nothing
$$;

create function pledges_move_fulfilments() returns trigger language plpgsql as $$
declare
  collected uuid[];
  left_     uuid[];
begin
  select array_agg(a.id) filter (where a.state = 'COLLECTED'), array_agg(a.id) filter (where a.state <> 'COLLECTED')
    into collected, left_
    from after a join before b on b.id = a.id
   where (a.state = 'COLLECTED') <> (b.state = 'COLLECTED') and a.reward_id is not null;
  if collected is not null then
    perform begin_fulfilments(collected);
  end if;
  if left_ is not null then
    update fulfilments set called_off_at = now() where pledge_id = any(left_) and called_off_at is null;
  end if;
  return null;
end
$$;

create trigger pledges_move_fulfilments after update on pledges
  referencing old table as before new table as after
  for each statement execute function pledges_move_fulfilments();

-- Of rows that are brought in from elsewhere.
create function collected_pledge_begins_fulfilment() returns trigger language plpgsql as $$
begin
  perform begin_fulfilments(array[new.id]);
  return null;
end
$$;

create trigger collected_pledge_begins_fulfilment after insert on pledges for each row
  when (new.state = 'COLLECTED' and new.reward_id is not null)
  execute function collected_pledge_begins_fulfilment();

-- Counts are the last rows that a transaction locks, in one order, so that no two wait for each other.
create function count_new_fulfilments() returns trigger language plpgsql as $$
begin
  insert into fulfilment_counts as c (reward_id, state, project_id, total, said, as_promised)
  select reward_id, state, project_id, count(*), count(as_promised), count(*) filter (where as_promised)
    from after where called_off_at is null
   group by reward_id, state, project_id order by reward_id, state
  on conflict (reward_id, state) do update
     set total = c.total + excluded.total, said = c.said + excluded.said, as_promised = c.as_promised + excluded.as_promised;
  return null;
end
$$;

create trigger count_new_fulfilments after insert on fulfilments
  referencing new table as after
  for each statement execute function count_new_fulfilments();

create function count_moved_fulfilments() returns trigger language plpgsql as $$
begin
  insert into fulfilment_counts as c (reward_id, state, project_id, total, said, as_promised)
  select reward_id, state, project_id, sum(one), coalesce(sum(one) filter (where as_promised is not null), 0),
         coalesce(sum(one) filter (where as_promised), 0)
    from (select reward_id, state, project_id, as_promised, 1 as one from after where called_off_at is null
          union all
          select reward_id, state, project_id, as_promised, -1 from before where called_off_at is null) as moved
   group by reward_id, state, project_id
  having sum(one) <> 0 or sum(one) filter (where as_promised is not null) <> 0 or sum(one) filter (where as_promised) <> 0
   order by reward_id, state
  on conflict (reward_id, state) do update
     set total = c.total + excluded.total, said = c.said + excluded.said, as_promised = c.as_promised + excluded.as_promised;
  return null;
end
$$;

create trigger count_moved_fulfilments after update on fulfilments
  referencing old table as before new table as after
  for each statement execute function count_moved_fulfilments();

-- Projects whose pledges were collected before: the service works through them in batches and deletes the row.
create table fulfilment_gaps (
  project_id    uuid primary key references projects,
  -- How far it is, in the order of payment.
  after_paid_at timestamptz not null default '-infinity',
  after_pledge  uuid not null default '00000000-0000-0000-0000-000000000000'
);

insert into fulfilment_gaps (project_id) select id from projects where state = 'SUCCEEDED';
