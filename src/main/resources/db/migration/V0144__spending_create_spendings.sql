-- Money that was paid out and spent, each amount shown with receipts. A row is never edited: one that is wrong is REVERSED, and
-- another row with the opposite amount stands for it. Erasing a person keeps all of it: it belongs to the books.
create table spendings (
  id             uuid primary key,
  project_id     uuid not null references projects,
  budget_line_id uuid not null references budget_lines,
  declared_by    uuid not null references accounts,
  amount_minor   bigint not null check (abs(amount_minor) between 1 and 9007199254740991),
  spent_on       date not null,
  payee          text not null check (char_length(payee) between 1 and 100),
  purpose        text not null check (char_length(purpose) between 1 and 500),
  state          text not null check (state in ('DECLARED', 'ACCEPTED', 'QUESTIONED', 'REVERSED')),
  update_id      uuid references updates,
  declared_at    timestamptz not null,
  reverses       uuid constraint spendings_reversed_once unique references spendings,
  constraint spendings_sign check ((amount_minor < 0) = (reverses is not null)),
  constraint spendings_reversing check (reverses is null or state = 'REVERSED')
);

create index spendings_project on spendings (project_id, id);
create index spendings_line on spendings (budget_line_id);
create index spendings_by on spendings (declared_by);
create index spendings_update on spendings (update_id) where update_id is not null;
create index spendings_to_review on spendings (id) where state = 'DECLARED';
create index spendings_questioned on spendings (project_id) where state = 'QUESTIONED';

-- Each decision of a reviewer about a spending; a question has its answer beside it.
create table spending_reviews (
  id          uuid primary key,
  spending_id uuid not null references spendings,
  reviewer_id uuid not null references accounts,
  question    text check (char_length(question) between 1 and 2000),
  answer      text check (char_length(answer) between 1 and 2000),
  answered_by uuid references accounts,
  reviewed_at timestamptz not null,
  answered_at timestamptz,
  constraint spending_reviews_answered check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  constraint spending_reviews_asked check (answer is null or question is not null)
);

create index spending_reviews_of on spending_reviews (spending_id, id);
create index spending_reviews_by on spending_reviews (reviewer_id);
create index spending_reviews_answered_by on spending_reviews (answered_by) where answered_by is not null;

-- Hashes by which a file is recognised: sha256 of what came, which a client may announce, and this of what is kept. Both are there
-- of files that became READY since.
alter table uploads add column kept_sha256 bytea;
alter table uploads add constraint uploads_kept_sha256 check (octet_length(kept_sha256) = 32) not valid;

-- An invoice, and a file, stands for one spending of the whole site at a time: what was reversed counts no more, so that
-- the right spending can be declared with it.
create table receipts (
  id           uuid primary key,
  spending_id  uuid not null references spendings,
  position     integer not null,
  kind         text not null check (kind in ('INVOICE', 'RECEIPT', 'TRANSFER', 'SIGNED_LIST')),
  issued_on    date not null,
  amount_minor bigint not null check (amount_minor between 1 and 9007199254740991),
  code         text check (char_length(code) between 1 and 40),
  number       text check (char_length(number) between 1 and 40),
  original_id  uuid not null references uploads,
  public_id    uuid references uploads,
  sent_sha256  bytea not null check (octet_length(sent_sha256) = 32),
  kept_sha256  bytea not null check (octet_length(kept_sha256) = 32),
  counts       boolean not null default true,
  upload_ids   uuid[] generated always as (array_remove(array[original_id, public_id], null)) stored,
  constraint receipts_position unique (spending_id, position),
  constraint receipts_numbered check (kind <> 'INVOICE' or number is not null)
);

create unique index receipts_invoice on receipts (number, coalesce(code, '')) where kind = 'INVOICE' and counts;
create unique index receipts_sent on receipts (sent_sha256) where counts;
create unique index receipts_kept on receipts (kept_sha256) where counts;
create index receipts_files on receipts (original_id);
create index receipts_pictures on receipts (public_id) where public_id is not null;

create trigger receipts_upload_ids_used after insert on receipts for each row
  execute function note_uploads_used('id', 'upload_ids');
create trigger receipts_upload_ids_gone after delete on receipts for each row
  execute function note_uploads_used('id', 'upload_ids');
