-- What an organisation that a project names as a partner or sponsor says to it. Which ones are named stands in
-- project_partners and, for sponsors, in rewards, too; triggers keep a row here for each of them, so that nobody who
-- names one can forget to ask it.
create table partnerships (
  project_id      uuid not null references projects on delete cascade,
  organisation_id uuid not null references organisations,
  role            text not null check (role in ('CO_INITIATOR', 'REWARD_SPONSOR', 'MEDIA')),
  state           text not null check (state in ('ASKED', 'CONFIRMED', 'DECLINED')),
  helps_with      text[] not null default '{}'
                    check (helps_with <@ array['POST_UPDATES', 'ANSWER_COMMENTS', 'SHIP_REWARDS']),
  -- False where the project names it no longer. Only a no outlives that: it holds when the project names it again.
  named           boolean not null default true,
  asked_at        timestamptz not null,
  answered_at     timestamptz,
  -- The owner who answered; erasing them leaves the row, for it is the organisation's answer.
  answered_by     uuid references accounts,
  -- Of a yes that was taken back once the project had been live: rewards that backers had chosen by then stay the sponsor's.
  ended_at        timestamptz,
  primary key (project_id, organisation_id, role),
  constraint partnerships_help_after_a_yes check (state = 'CONFIRMED' or helps_with = '{}'),
  constraint partnerships_ended check (ended_at is null or state = 'DECLINED')
);

-- An organisation's list, in alphabetical order of the states: those that wait for its answer come first.
create index partnerships_of_organisation on partnerships (organisation_id, state, asked_at desc, project_id desc) where named;

-- Asks an organisation, unless it was asked already. The one that the project is run for need not be asked.
create function ask_partner(project uuid, organisation uuid, as_what text) returns void language sql as $$
  insert into partnerships (project_id, organisation_id, role, state, asked_at, answered_at)
  select id, organisation, as_what, case when organisation_id = organisation then 'CONFIRMED' else 'ASKED' end, now(),
         case when organisation_id = organisation then now() end
    from projects where id = project
  on conflict (project_id, organisation_id, role) do update set named = true where not partnerships.named
$$;

-- Forgets an organisation that the project names in no place any more, but for its no.
create function forget_partner(project uuid, organisation uuid, as_what text) returns void language plpgsql as $$
begin
  if exists (select from project_partners
              where project_id = project and organisation_id = organisation and role = as_what)
     or as_what = 'REWARD_SPONSOR'
        and exists (select from rewards where project_id = project and sponsor_id = organisation) then
    return;
  end if;
  delete from partnerships
   where project_id = project and organisation_id = organisation and role = as_what and state <> 'DECLINED';
  update partnerships set named = false
   where project_id = project and organisation_id = organisation and role = as_what;
end
$$;

create function note_partner() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform forget_partner(old.project_id, old.organisation_id, old.role);
  else
    perform ask_partner(new.project_id, new.organisation_id, new.role);
  end if;
  return null;
end
$$;

create function note_sponsor() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.sponsor_id is not null then
    perform forget_partner(old.project_id, old.sponsor_id, 'REWARD_SPONSOR');
  end if;
  if tg_op <> 'DELETE' and new.sponsor_id is not null then
    perform ask_partner(new.project_id, new.sponsor_id, 'REWARD_SPONSOR');
  end if;
  return null;
end
$$;

-- Forgetting waits for the end of the transaction: an edit of the list deletes all of its rows and stores it anew.
create trigger project_partners_named after insert on project_partners
  for each row execute function note_partner();
create constraint trigger project_partners_gone after delete on project_partners
  deferrable initially deferred for each row execute function note_partner();
create trigger rewards_sponsor_named after insert on rewards
  for each row when (new.sponsor_id is not null) execute function note_sponsor();
create constraint trigger rewards_sponsor_changed after update of sponsor_id on rewards
  deferrable initially deferred for each row when (old.sponsor_id is distinct from new.sponsor_id) execute function note_sponsor();
create constraint trigger rewards_sponsor_gone after delete on rewards
  deferrable initially deferred for each row when (old.sponsor_id is not null) execute function note_sponsor();

-- The version of the text by which the backer agreed that the sponsor who sends the reward sees this address; null: it is
-- sent by the project's own people.
alter table pledge_addresses add column sponsor_consent text;
alter table pledge_addresses
  add constraint pledge_addresses_sponsor_consent check (char_length(sponsor_consent) between 1 and 40) not valid;
