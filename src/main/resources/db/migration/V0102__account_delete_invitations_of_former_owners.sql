-- An invitation ends when the account that made it is no owner any more. Until now such rows stayed.
delete from invitations i
 where not exists (select from memberships m
                    where m.organisation_id = i.organisation_id and m.account_id = i.invited_by and m.role = 'OWNER');
