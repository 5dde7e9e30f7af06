-- What placePledge sends to the database, statement by statement: the measure of what the database alone can do.
--   pgbench -n -M prepared -f place.sql -D live=1390 -D projects=20000 -D accounts=200000 -D hot=0
-- What the service's jobs would do with it, asking after payments and telling events, is due in an hour: they are the
-- service's work, and would be done while the service is measured.
-- hot=1: everybody wants the first reward of the first project; hot=0: any reward of any live project.
\set n random(1, 9000000000000000)
\set account random(1, :accounts)
\set project (case when :hot = 1 then 1 else random(1, :live) end)
\set place (case when :hot = 1 then 0 else random(0, 2) end)
\set reward :project - 1 + :place * :projects

insert into operation_uses as u (account_id, operation, minute_from, minute_uses, hour_from, hour_uses)
values (md5('account' || :account)::uuid, 'placePledge', now(), 1, now(), 1)
on conflict (account_id, operation) do update set minute_uses = u.minute_uses + 1, hour_uses = u.hour_uses + 1
where u.minute_uses < 1000000000;
select g.id as earlier_id, g.input_hash as earlier_hash,
       p.state, p.ends_at, p.currency, p.minimum_pledge_minor, p.launched_at is not null as launched,
       p.fundraiser_id = md5('account' || :account)::uuid or exists (
         select 1 from memberships m
          where m.organisation_id = p.organisation_id and m.account_id = md5('account' || :account)::uuid) as own,
       r.id as reward_id, r.price_minor, r.limit_per_backer, r.needs_address
  from (select) as attempt
  left join projects p on p.id = md5('project' || :project)::uuid
  left join rewards r on r.project_id = p.id and r.id = md5('reward' || :reward)::uuid
  left join pledges g on g.account_id = md5('account' || :account)::uuid and g.idempotency_key = 'pgbench-' || :n;

begin;
insert into pledges (id, project_id, account_id, organisation_id, reward_id, quantity, amount_minor, state,
                     anonymous, message, idempotency_key, input_hash, created_at, reserved_until)
select md5('pgbench-pledge' || :n)::uuid, p.id, md5('account' || :account)::uuid, null, md5('reward' || :reward)::uuid, 1, 10000,
       'RESERVED', false, null, 'pgbench-' || :n, sha256('bench'), now(), now() + interval '15 minutes'
  from projects p where p.id = md5('project' || :project)::uuid and p.state = 'LIVE' and p.ends_at > now()
on conflict on constraint pledges_idempotency do nothing;
insert into payments (id, provider, merchant_reference, purpose_id, subject_id, currency,
                      amount_minor, state, created_at, expires_at, next_query_at)
values (md5('pgbench-payment' || :n)::uuid, 'sandbox', md5('pgbench-payment' || :n), md5('pgbench-pledge' || :n)::uuid,
        md5('project' || :project)::uuid, 'CNY', 10000, 'CREATED', now(), now() + interval '15 minutes', now() + interval '1 hour');
insert into outbox (id, event_type, subject_id, payload, occurred_at, next_attempt_at)
values (md5('pgbench-event' || :n)::uuid, 'PledgePlaced', md5('pgbench-pledge' || :n)::uuid, '{}'::jsonb, now(), now() + interval '1 hour');
update rewards set claimed = claimed + 1
 where id = md5('reward' || :reward)::uuid and (limit_count is null or claimed + 1 <= limit_count);
commit;

insert into sandbox_payments (reference, currency, amount_minor, state, expires_at, created_at)
values (md5('pgbench-payment' || :n), 'CNY', 10000, 'PENDING', now() + interval '15 minutes', now())
on conflict (reference) do nothing;
update payments
   set instruction = coalesce(instruction, '{"redirectUrl": "http://localhost/sandbox/pay/0", "parameters": []}'::jsonb),
       state = case state when 'CREATED' then 'PENDING' else state end
 where id = md5('pgbench-payment' || :n)::uuid
returning cast(instruction as text);
select g.id, g.project_id, g.reward_id, g.quantity, g.amount_minor, p.currency, g.state, g.anonymous, g.message, g.created_at,
       case when g.state = 'RESERVED' then g.reserved_until end as reserved_until, g.paid_at, g.refunded_at
  from pledges g join projects p on p.id = g.project_id
 where g.id = md5('pgbench-pledge' || :n)::uuid and (g.account_id = md5('account' || :account)::uuid
       or p.fundraiser_id = md5('account' || :account)::uuid);
