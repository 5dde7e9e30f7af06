-- Whoever signed in once. Known by the issuer and subject of their token, which are never shown.
create table accounts (
  id              uuid primary key,
  issuer          text not null check (char_length(issuer) between 1 and 500),
  subject         text not null check (char_length(subject) between 1 and 255),
  name            text not null check (char_length(name) between 1 and 80),
  avatar_url      text check (char_length(avatar_url) <= 2000),
  bio             text check (char_length(bio) <= 2000),
  fundraiser_kind text check (fundraiser_kind in
                    ('VOLUNTEER_TEACHER', 'POVERTY_RELIEF_OFFICIAL', 'STUDENT', 'LIBRARIAN', 'OTHER')),
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  constraint accounts_sign_in unique (issuer, subject)
);
