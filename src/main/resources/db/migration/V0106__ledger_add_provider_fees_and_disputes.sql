-- What providers keep for their work; what was taken at a provider and is to be settled with the project; and what the
-- site paid from its own bank account.
alter table journal_entries
  drop constraint journal_entries_account_code_check,
  add constraint journal_entries_account_code_check check (account_code in
    ('PROVIDER_CLEARING', 'PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE', 'REFUNDS_IN_TRANSIT', 'PROVIDER_FEE',
     'DISPUTED', 'SITE_BANK'));
