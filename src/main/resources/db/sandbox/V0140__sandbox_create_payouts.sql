-- Money that the sandbox paid out, each under its reference once.
create table sandbox_payouts (
  reference    text primary key,
  amount_minor bigint not null check (amount_minor > 0),
  refused      boolean not null
);
