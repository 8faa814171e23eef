create schema pace;

-- The calls that each Harness token has left: a bucket that refills, one for all instances and all
-- connections that use the token. Harness counts by token, whoever uses it, so the row belongs to
-- no tenant: a hash and numbers, nothing of a tenant's, so it is not under row-level security.
-- "refilled_at" lies ahead while the token is held back because Harness answered 429.
create table pace.token_calls (
  token_key text not null,
  calls_left double precision not null,
  refilled_at timestamptz not null,
  granted boolean not null,
  held_until timestamptz,
  holds int not null default 0,
  constraint token_calls_pk primary key (token_key)
) with (fillfactor = 50);
