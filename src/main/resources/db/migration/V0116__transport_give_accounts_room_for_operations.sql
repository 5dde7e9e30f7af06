-- Operations that an account has used are not evicted for those of visitors.
alter table persisted_operations add column of_account boolean not null default false;
