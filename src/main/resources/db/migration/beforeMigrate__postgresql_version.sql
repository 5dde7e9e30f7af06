-- Runs before each migration. Refuses a server that is too old, and adds to PostgreSQL 16 and 17 what the migrations use of
-- 18. Where pg_catalog has these names, it comes first in the search path, so nothing is added.
do $$
begin
  if current_setting('server_version_num')::integer < 160000 then
    raise exception 'Crowdshelf needs PostgreSQL 16 or newer; this server is version %.', current_setting('server_version');
  end if;
  -- Flyway takes its own lock only after this.
  perform pg_advisory_xact_lock(hashtext('crowdshelf migrations'));
  if to_regprocedure('uuidv7()') is null then
    -- A random UUID whose first 48 bits are the time in milliseconds, and whose version is 7 in place of 4.
    create function uuidv7() returns uuid language sql volatile parallel safe as
      $uuid$
        select encode(
                 set_bit(set_bit(
                   overlay(uuid_send(gen_random_uuid()) placing
                     substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
                   52, 1), 53, 1), 'hex')::uuid
      $uuid$;
  end if;
  if to_regcollation('pg_c_utf8') is null then
    create collation pg_c_utf8 (provider = icu, locale = 'und');
  end if;
end
$$;
