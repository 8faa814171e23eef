-- A repository that left its coverage, deleted or moved to another path; unforgotten while rows of
-- what was known of it are left.
create table ingestion.departed_repository (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  path text not null,
  moved_to text,
  left_at timestamptz not null,
  unforgotten boolean not null,
  constraint departed_repository_pk primary key (site_id, coverage_id, repository_id)
);
alter table ingestion.departed_repository enable row level security;
alter table ingestion.departed_repository force row level security;
create policy by_site on ingestion.departed_repository using (site_id = tenant.site());

-- A repository that was made elsewhere and moved into its coverage.
create table ingestion.arrived_repository (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  arrived_at timestamptz not null,
  constraint arrived_repository_pk primary key (site_id, coverage_id, repository_id)
);
alter table ingestion.arrived_repository enable row level security;
alter table ingestion.arrived_repository force row level security;
create policy by_site on ingestion.arrived_repository using (site_id = tenant.site());

-- A repository of which it is not sure that it is where it was: Harness is asked.
create table ingestion.doubted_repository (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  doubted_at timestamptz not null,
  constraint doubted_repository_pk primary key (site_id, coverage_id, repository_id)
);
alter table ingestion.doubted_repository enable row level security;
alter table ingestion.doubted_repository force row level security;
create policy by_site on ingestion.doubted_repository using (site_id = tenant.site());

-- When a repository was listed last by a sweep, whether it is archived, and up to which push of
-- Harness's time its branches were compared.
create table ingestion.watched_repository (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  listed_at timestamptz,
  archived boolean not null,
  pushed_millis bigint not null,
  compared_millis bigint not null,
  constraint watched_repository_pk primary key (site_id, coverage_id, repository_id)
);
alter table ingestion.watched_repository enable row level security;
alter table ingestion.watched_repository force row level security;
create policy by_site on ingestion.watched_repository using (site_id = tenant.site());

-- How far the sweep of a coverage is. position is the next page of repositories, the last one that
-- vanished, or the time of Harness's before which open pull requests are walked on; swept_at is when
-- one ended.
create table ingestion.sweep (
  site_id text not null,
  coverage_id uuid not null,
  phase text not null,
  position bigint,
  began_at timestamptz,
  swept_at timestamptz,
  next_at timestamptz not null,
  attempts int not null,
  repaired bigint not null,
  constraint sweep_pk primary key (site_id, coverage_id),
  constraint sweep_phase_ck
    check (phase in ('IDLE', 'REPOSITORIES', 'VANISHED', 'PULL_REQUESTS', 'CLOSED', 'BRANCHES'))
);
alter table ingestion.sweep enable row level security;
alter table ingestion.sweep force row level security;
create policy by_site on ingestion.sweep using (site_id = tenant.site());

-- Open pull requests that a sweep under way has seen.
create table ingestion.swept_pull_request (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  number bigint not null,
  constraint swept_pull_request_pk primary key (site_id, coverage_id, repository_id, number)
);
alter table ingestion.swept_pull_request enable row level security;
alter table ingestion.swept_pull_request force row level security;
create policy by_site on ingestion.swept_pull_request using (site_id = tenant.site());

-- Up to which of Harness's attempts to deliver the failed ones were taken in.
create table ingestion.recovery (
  site_id text not null,
  coverage_id uuid not null,
  mark bigint not null,
  looked_at timestamptz,
  attempts int not null,
  recovered bigint not null,
  constraint recovery_pk primary key (site_id, coverage_id)
);
alter table ingestion.recovery enable row level security;
alter table ingestion.recovery force row level security;
create policy by_site on ingestion.recovery using (site_id = tenant.site());

-- One row: when any instance was last here with the database. No tenant's.
create table ingestion.presence (
  id int not null,
  beat_at timestamptz not null,
  constraint presence_pk primary key (id),
  constraint presence_one_ck check (id = 1)
);
