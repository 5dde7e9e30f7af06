-- Erases a person as their own request would, but at once: everything that tells who they are or that they wrote about
-- themselves. What they did with money stays, as that of a nameless account. One transaction: all of it or nothing. Says
-- why where it cannot be done yet.
--
--     psql -X "$DATABASE" -v account=<the account's key> -f erase-a-person.sql
--
-- First take the person out of the OIDC server and wait until their last token has run out: who signs in later gets a new
-- account. operations.md says how to find the key and what this cannot know.
\set ON_ERROR_STOP on
begin;

set local lock_timeout = '5s';
select erase_account(:'account');

commit;
