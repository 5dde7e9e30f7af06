-- Documents that clients send by their hash (automatic persisted queries), shared by replicas.
create table persisted_operations (
    hash         text primary key check (hash ~ '^[0-9a-f]{64}$'),
    document     text not null check (octet_length(document) <= 262144),
    last_used_at timestamptz not null
);

create index persisted_operations_by_last_use on persisted_operations (last_used_at desc, hash);
