-- Erases a person: everything that tells who they are or that they wrote about themselves. What they did with money stays,
-- as that of a nameless account. One transaction: all of it or nothing. Says why where it cannot be done yet.
--
--     psql -X "$DATABASE" -v account=<the account's key> -f erase-a-person.sql
--
-- First take the person out of the OIDC server and wait until their last token has run out: who signs in later gets a new
-- account. operations.md says how to find the key and what this cannot know.
\set ON_ERROR_STOP on
begin;

set local lock_timeout = '5s';
select set_config('crowdshelf.erased', cast(:'account' as uuid)::text, true);

do $$
declare
  who uuid := current_setting('crowdshelf.erased')::uuid;
begin
  -- Whoever refers to the account from now on waits.
  perform from accounts where id = who for update;
  if not found then
    raise exception 'There is no such account';
  end if;
  if exists (select from pledges where account_id = who and state = 'RESERVED') then
    raise exception 'A payment of theirs is under way; it ends by itself, within the hour';
  end if;
  if exists (select from payments m join pledges p on p.id = m.purpose_id
              where p.account_id = who and m.state in ('CREATED', 'PENDING')) then
    raise exception 'A payment of theirs is open at its provider; it is closed by itself, within the hour';
  end if;
  if exists (select from refunds r join payments m on m.id = r.payment_id join pledges p on p.id = m.purpose_id
              where p.account_id = who and r.state <> 'DONE') then
    raise exception 'Money of theirs is on its way back; wait until the refund is done, or resolve it';
  end if;
  if exists (select from projects where fundraiser_id = who
              and (state in ('IN_REVIEW', 'LIVE') or launched_at is not null and settled_at is null)) then
    raise exception 'A project of theirs is in review, live or not settled; cancel it, or wait until it is settled';
  end if;
  if exists (select from memberships mine where mine.account_id = who and mine.role = 'OWNER'
              and not exists (select from memberships other where other.organisation_id = mine.organisation_id
                               and other.role = 'OWNER' and other.account_id <> who)) then
    raise exception 'They are the only owner of an organisation; make somebody else an owner first';
  end if;
end $$;

-- Who they are.
update accounts
   set issuer = 'erased', subject = id::text, name = '—', avatar_url = null, bio = null, fundraiser_kind = null,
       updated_at = now()
 where id = :'account';
delete from memberships where account_id = :'account';
delete from invitations where account_id = :'account' or invited_by = :'account';
delete from operation_uses where account_id = :'account';

-- What they said and left with their pledges; amounts, states and times stay. In an organisation's name it is the
-- organisation that backs.
delete from pledge_addresses a using pledges p where p.id = a.pledge_id and p.account_id = :'account';
update pledges
   set anonymous = organisation_id is null, message = null, idempotency_key = id::text, input_hash = sha256(id::text::bytea)
 where account_id = :'account';

-- What their payment providers told about the payer; that they told it, and when, stays.
update payments m set instruction = null
  from pledges p where m.purpose_id = p.id and p.account_id = :'account';
update payment_notifications n set body = ''
  from payments m join pledges p on m.purpose_id = p.id
 where n.payment_id = m.id and p.account_id = :'account';
update refunds r set last_error = null
  from payments m join pledges p on m.purpose_id = p.id
 where r.payment_id = m.id and p.account_id = :'account';

-- Projects of their own that never were public; their history and their reviewers' decisions stay, with nothing told of them.
update project_contents c set story = '[]', media = '[]', press = '[]'
  from projects p
 where p.id = c.project_id and p.fundraiser_id = :'account' and p.organisation_id is null and p.launched_at is null;
delete from budget_lines b using projects p
 where p.id = b.project_id and p.fundraiser_id = :'account' and p.organisation_id is null and p.launched_at is null;
delete from rewards r using projects p
 where p.id = r.project_id and p.fundraiser_id = :'account' and p.organisation_id is null and p.launched_at is null;
update projects
   set title = '—', summary = '', library_name = null, library_serves = null, cover_url = null, updated_at = now()
 where fundraiser_id = :'account' and organisation_id is null and launched_at is null;

commit;
