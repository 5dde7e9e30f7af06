-- Money that was taken at the provider is settled with its project once, when the rest of the payment goes back.
alter table refunds add column charged boolean not null default false;

-- A refund that was made at the provider is booked once, whatever number of messages tells about it.
create unique index refunds_made_at_provider on refunds (payment_id, provider_reference)
  where reason in ('MADE_AT_PROVIDER', 'DISPUTE');
