-- What was given back of a pledge that goes on.
alter table pledges
  add column given_back_minor bigint not null default 0,
  add constraint pledges_given_back check (given_back_minor between 0 and amount_minor) not valid;

alter table refunds
  -- Told to the backer.
  add column note text check (char_length(note) between 1 and 200),
  add column requested_by uuid references accounts,
  add column idempotency_key text check (char_length(idempotency_key) between 1 and 255),
  add column input_hash bytea check (octet_length(input_hash) = 32),
  -- How an admin resolved a refund that was stuck.
  add column resolved_by uuid references accounts,
  add column resolution text check (char_length(resolution) between 1 and 500),
  add column done_otherwise boolean not null default false,
  -- One key, one refund.
  add constraint refunds_idempotency unique (requested_by, idempotency_key);
