-- How far the changes of a coverage are followed, in Harness's own times. A walk is a reading of
-- several pages that has not ended; next_at is null until the first read has finished. leased_until
-- is set while somebody looks; until alone_until it is not looked at together with others.
create table ingestion.change_cursor (
  site_id text not null,
  coverage_id uuid not null,
  began_millis bigint not null,
  reached_millis bigint not null,
  walk_newest_millis bigint,
  walk_before_millis bigint,
  walk_found boolean not null,
  walk_missed bigint not null,
  quiet int not null,
  failures int not null,
  next_at timestamptz,
  untold bigint not null,
  leased_until timestamptz,
  alone_until timestamptz,
  looked_at timestamptz,
  problem text,
  constraint change_cursor_pk primary key (site_id, coverage_id),
  constraint change_cursor_walk_ck
    check ((walk_newest_millis is null) = (walk_before_millis is null))
);
alter table ingestion.change_cursor enable row level security;
alter table ingestion.change_cursor force row level security;
create policy by_site on ingestion.change_cursor using (site_id = tenant.site());
