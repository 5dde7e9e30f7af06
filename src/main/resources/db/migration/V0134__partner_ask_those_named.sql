-- Asks the partners and sponsors that projects name already. A yes is taken for granted where one of the organisation's
-- members is among the project's own people. It has a transaction of its own, which locks nothing that the old version
-- writes; what is named meanwhile is asked by the triggers of V0133.
insert into partnerships (project_id, organisation_id, role, state, asked_at, answered_at)
select n.project_id, n.organisation_id, n.role, case when k.known then 'CONFIRMED' else 'ASKED' end, p.created_at,
       case when k.known then p.created_at end
  from (select project_id, organisation_id, role from project_partners
        union
        select project_id, sponsor_id, 'REWARD_SPONSOR' from rewards where sponsor_id is not null) n
  join projects p on p.id = n.project_id
 cross join lateral (
   select exists (select from memberships m
                   where m.organisation_id = n.organisation_id
                     and (m.account_id = p.fundraiser_id
                          or exists (select from memberships own
                                      where own.organisation_id = p.organisation_id and own.account_id = m.account_id))) as known) k
on conflict do nothing;
