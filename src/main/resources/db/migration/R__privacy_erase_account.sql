-- What has to end before a person can be erased: a code for clients, the title of what it is about, and words for
-- operators.
create or replace function erasure_blocks(who uuid) returns table (code text, title text, words text)
  language sql stable as $$
  select 'PAYMENT_UNDER_WAY', null::text, 'A payment of theirs is under way; it ends by itself, within the hour'
   where exists (select from pledges where account_id = who and state = 'RESERVED')
  union all
  select 'PAYMENT_UNDER_WAY', null, 'A payment of theirs is open at its provider; it is closed by itself, within the hour'
   where exists (select from payments m join pledges p on p.id = m.purpose_id
                  where p.account_id = who and m.state in ('CREATED', 'PENDING'))
  union all
  select 'PAYMENT_UNDER_WAY', null, 'Money of theirs is on its way back; wait until the refund is done, or resolve it'
   where exists (select from refunds r join payments m on m.id = r.payment_id join pledges p on p.id = m.purpose_id
                  where p.account_id = who and r.state <> 'DONE')
  union all
  select 'PAYMENT_UNDER_WAY', null, 'A tranche of a project of theirs was asked for or is on its way; wait until it is paid, or send it back'
   where exists (select from tranches t join projects p on p.id = t.project_id
                  where p.fundraiser_id = who and t.state in ('REQUESTED', 'APPROVED', 'PAYING'))
  union all
  (select 'PROJECT_UNDER_WAY', p.title, 'A project of theirs is in review, live or not settled; cancel it, or wait until it is settled'
     from projects p
    where p.fundraiser_id = who
      and (p.state in ('IN_REVIEW', 'LIVE') or p.launched_at is not null and p.settled_at is null)
    order by p.id limit 20)
  union all
  (select 'FULFILMENT_OPEN', p.title, 'A reward of theirs is still on its way; wait until it is received, or give the pledge back'
     from fulfilments f join projects p on p.id = f.project_id
    where f.account_id = who and f.state <> 'RECEIVED' and f.called_off_at is null
    order by f.pledge_id limit 20)
  union all
  select 'LAST_OWNER', null, 'They are the only owner of an organisation; make somebody else an owner first'
   where exists (select from memberships mine where mine.account_id = who and mine.role = 'OWNER'
                  and not exists (select from memberships other where other.organisation_id = mine.organisation_id
                                   and other.role = 'OWNER' and other.account_id <> who))
$$;

-- Erases a person: everything that tells who they are or that they wrote about themselves. What they did with money
-- stays, as that of a nameless account. The service and src/docs/erase-a-person.sql call it; the Java class PersonalData
-- names what it does with each column.
create or replace function erase_account(who uuid) returns void language plpgsql as $$
declare
  block record;
begin
  -- Whoever refers to the account from now on waits.
  perform from accounts where id = who for update;
  if not found then
    raise exception 'There is no such account';
  end if;
  select * into block from erasure_blocks(who) limit 1;
  if found then
    raise exception '%', block.words;
  end if;

  -- Who they are.
  update accounts
     set issuer = 'erased', subject = id::text, name = '—', avatar_url = null, bio = null, fundraiser_kind = null,
         language = default, updated_at = now()
   where id = who;
  delete from memberships where account_id = who;
  delete from invitations where account_id = who or invited_by = who;
  delete from invitation_codes where made_by = who;
  delete from operation_uses where account_id = who;
  delete from sent_mutations where account_id = who;
  delete from accesses where account_id = who;
  delete from exports where account_id = who;

  -- Files of others in which they are; nobody downloads them any more.
  update exports set state = 'EXPIRED', expires_at = least(expires_at, now())
   where state = 'READY' and kind in ('ADDRESSES', 'PLEDGES')
     and project_id in (select project_id from pledges where account_id = who);
  delete from export_chunks c using exports e
   where e.id = c.export_id and e.state = 'EXPIRED'
     and e.project_id in (select project_id from pledges where account_id = who);
  delete from export_people where account_id = who;

  -- What they said and left with their pledges; amounts, states and times stay. In an organisation's name it is the
  -- organisation that backs.
  delete from pledge_addresses a using pledges p where p.id = a.pledge_id and p.account_id = who;
  update pledges
     set anonymous = organisation_id is null, message = null, idempotency_key = id::text, input_hash = sha256(id::text::bytea)
   where account_id = who;

  -- What was sent to them; how far it came stays, without what they said about it.
  delete from parcels where account_id = who;
  delete from parcel_numbers where account_id = who;
  update fulfilments set problem = null where account_id = who and problem is not null;

  -- What their payment providers told about the payer; that they told it, and when, stays.
  update payments m set instruction = null, payer_id = null, payer_address = null, return_url = null
    from pledges p where m.purpose_id = p.id and p.account_id = who;
  update payment_notifications n set body = ''
    from payments m join pledges p on m.purpose_id = p.id
   where n.payment_id = m.id and p.account_id = who;
  update refunds r set last_error = null, destination = null
    from payments m join pledges p on m.purpose_id = p.id
   where r.payment_id = m.id and p.account_id = who;

  -- Where their money went: that it went, and when, stays.
  update payout_accounts
     set holder = '—', masked = '****', params = '', replaced_at = coalesce(replaced_at, now())
   where account_id = who;

  -- What they told the reviewers; that somebody reported, and why, stays.
  update reports set details = null, upload_ids = '{}'
   where reporter_id = who and (details is not null or upload_ids <> '{}');

  -- Projects of their own that never were public; their history and their reviewers' decisions stay, with nothing told
  -- of them.
  update project_contents c set story = '[]', media = '[]', press = '[]'
    from projects p
   where p.id = c.project_id and p.fundraiser_id = who and p.organisation_id is null and p.launched_at is null;
  delete from budget_lines b using projects p
   where p.id = b.project_id and p.fundraiser_id = who and p.organisation_id is null and p.launched_at is null;
  delete from rewards r using projects p
   where p.id = r.project_id and p.fundraiser_id = who and p.organisation_id is null and p.launched_at is null;
  update projects
     set title = '—', summary = '', library_name = null, library_serves = null, cover_url = null, updated_at = now()
   where fundraiser_id = who and organisation_id is null and launched_at is null;

  -- Files that they brought in and that nothing uses any more, after what stands above; the service deletes them from the
  -- store within minutes. Whoever begins to use one holds its row until the use is stored, so the rows are locked first.
  perform from uploads where account_id = who and deleting_at is null order by id for update;
  update uploads f set deleting_at = now()
   where account_id = who and deleting_at is null
     and not exists (select from upload_uses u where u.upload_id = f.id);

  -- A request of theirs is done with it.
  update erasures set state = 'DONE', ended_at = now() where account_id = who and state = 'WAITING';
end
$$;
