-- What an account holds unpaid is counted with each pledge.
create index if not exists pledges_unpaid on pledges (account_id) where state = 'RESERVED';
-- The members of an organisation that back in its name count as one backer.
create index if not exists pledges_reward_organisation on pledges (reward_id, organisation_id)
  where reward_id is not null and organisation_id is not null;
