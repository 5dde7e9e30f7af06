-- Where rewards go. Read by the pledge's owner and the project's fundraiser alone.
create table pledge_addresses (
  pledge_id   uuid primary key references pledges,
  recipient   text not null check (char_length(recipient) between 1 and 80),
  phone       text not null check (char_length(phone) between 1 and 30),
  region_code char(6) not null references regions,
  street      text not null check (char_length(street) between 1 and 200),
  postal_code text check (char_length(postal_code) between 1 and 20)
);

-- Settlement takes the paid pledges of a project in batches.
create index pledges_to_settle on pledges (project_id, id) where state in ('PAID', 'REFUNDING');
