create schema home;

-- The addresses that this database was used with, so that a copy of it is recognised. One row at
-- most, nothing of a tenant's.
create table home.address (
  one boolean not null default true,
  public_url text not null,
  webhook_url text not null,
  since timestamptz not null,
  constraint address_pk primary key (one),
  constraint address_one_ck check (one)
);
