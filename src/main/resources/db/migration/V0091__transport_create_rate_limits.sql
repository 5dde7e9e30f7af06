-- How much accounts and addresses used lately, added up over the replicas. Who it is stands nowhere: a subject is a
-- keyed hash. Nothing is lost that matters when a crash empties it, so it is written to no log.
create unlogged table rate_levels (
    subject     text primary key,
    -- In sixty-thousandths of an operation's cost, so that it falls by a whole number a millisecond.
    level       bigint not null check (level >= 0),
    measured_at timestamptz not null
) with (fillfactor = 50);

-- How often accounts did what is counted by itself, in a minute and in an hour, each counted from its first use. Counted
-- with every pledge, so it waits for no disk either.
create unlogged table operation_uses (
    account_id  uuid not null,
    operation   text not null,
    minute_from timestamptz not null,
    minute_uses integer not null check (minute_uses >= 0),
    hour_from   timestamptz not null,
    hour_uses   integer not null check (hour_uses >= 0),
    primary key (account_id, operation)
) with (fillfactor = 50);
