-- The keys with which values may have been sealed. A replica whose ring lacks one of them, or has another key under the
-- same id, must not start: it could not open what is stored. `proof` is a known word, sealed with that key.
create table sealing_key (
  id    text        primary key check (id ~ '^[a-z0-9-]{1,20}$'),
  proof bytea       not null,
  since timestamptz not null
);
