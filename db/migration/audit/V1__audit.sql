create schema audit;

-- What people did with a site, and what happened to its authorizations: who, when, what, from where.
-- There is no policy for changing or deleting, and no right to: the application can only append.
create table audit.entry (
  site_id text not null,
  entry_id bigint generated always as identity,
  at timestamptz not null,
  act text not null,
  about text not null,
  account_id text,
  person text not null,
  address text,
  constraint entry_pk primary key (site_id, entry_id)
);
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy read_by_site on audit.entry for select using (site_id = tenant.site());
create policy append_by_site on audit.entry for insert with check (site_id = tenant.site());
revoke update, delete on audit.entry from ${app};
