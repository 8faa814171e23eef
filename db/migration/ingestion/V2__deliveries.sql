-- Deliveries of webhooks as they came. fate is null while one waits to be folded.
create table ingestion.delivery (
  site_id text not null,
  coverage_id uuid not null,
  id bigint generated always as identity,
  registration text not null,
  received_at timestamptz not null,
  copies int not null default 1,
  body bytea not null,
  body_sha256 bytea not null,
  fate text,
  folded_at timestamptz,
  constraint delivery_pk primary key (site_id, coverage_id, id),
  constraint delivery_fate_ck check (fate in ('UNDERSTOOD', 'IGNORED', 'UNREADABLE')),
  constraint delivery_folded_at_ck check ((fate is null) = (folded_at is null))
);
-- An identical body is a duplicate only while the first one waits.
create unique index delivery_waiting_ux
  on ingestion.delivery (site_id, coverage_id, body_sha256) where fate is null;
create index delivery_arrival_ix
  on ingestion.delivery (site_id, coverage_id, received_at, id) where fate is null;
create index delivery_folded_at_ix
  on ingestion.delivery (site_id, coverage_id, folded_at) where fate is not null;
alter table ingestion.delivery enable row level security;
alter table ingestion.delivery force row level security;
create policy by_site on ingestion.delivery using (site_id = tenant.site());

-- What is told of folded deliveries after they are deleted, so that counting reads one row.
create table ingestion.delivery_tally (
  site_id text not null,
  coverage_id uuid not null,
  last_event_at timestamptz not null,
  ignored bigint not null,
  unreadable bigint not null,
  constraint delivery_tally_pk primary key (site_id, coverage_id)
);
alter table ingestion.delivery_tally enable row level security;
alter table ingestion.delivery_tally force row level security;
create policy by_site on ingestion.delivery_tally using (site_id = tenant.site());
