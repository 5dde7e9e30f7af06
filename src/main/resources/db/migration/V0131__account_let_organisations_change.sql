-- credit_code is held: it belongs to the organisation that a reviewer verified with it, and the unique key lets one have it.
-- claimed_code waits for a reviewer, as wanted_name does; several may claim one code. verified_at stays while a change of a
-- verified organisation waits, and with it what it holds. The version before this one writes claims into credit_code: those have
-- no verified_at, hold nothing, and are moved by the decision that meets them.
alter table organisations
  add column claimed_code char(18) check (claimed_code ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$'),
  add column wanted_name  text check (char_length(wanted_name) between 1 and 120),
  add column description  text check (char_length(description) between 1 and 2000),
  add column logo_url     text check (char_length(logo_url) between 1 and 2000),
  add column version      integer not null default 1 check (version >= 1);

create index organisations_claimed_code on organisations (claimed_code) where claimed_code is not null;

update organisations set claimed_code = credit_code, credit_code = null
 where verification <> 'VERIFIED' and credit_code is not null;
