-- How far the backfill of a coverage is, in Harness's own times where it walks a list. A run lists
-- repositories, reads what is open, then each repository's branches, then what was open once.
-- newest_millis is the last change when the run began, null until Harness was asked for it.
create table ingestion.backfill (
  site_id text not null,
  coverage_id uuid not null,
  connection_id uuid not null,
  run int not null,
  began_at timestamptz not null,
  horizon timestamptz not null,
  repository_page int not null,
  newest_millis bigint,
  open_before_millis bigint,
  open_ended boolean not null,
  history_before_millis bigint,
  history_ended boolean not null,
  open_found int not null,
  open_naming int not null,
  past_found int not null,
  past_naming int not null,
  branches int not null,
  commits int not null,
  progress_at timestamptz not null,
  rate_at timestamptz not null,
  rate_now int not null,
  rate_earlier int not null,
  attempts int not null,
  problem text,
  constraint backfill_pk primary key (site_id, coverage_id)
);
create index backfill_connection_ix on ingestion.backfill (site_id, connection_id);
alter table ingestion.backfill enable row level security;
alter table ingestion.backfill force row level security;
create policy by_site on ingestion.backfill using (site_id = tenant.site());

-- How far the backfill of one repository is. Its own pull requests are only read when it is read by
-- itself. One with a reason failed; it is read from its beginning when it is tried again.
create table ingestion.backfill_repository (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  run int not null,
  stage text not null,
  page int not null,
  before_millis bigint,
  path text not null,
  active_at timestamptz not null,
  expected_open int not null,
  expected_past int not null,
  attempts int not null,
  reason text,
  words text,
  failed_at timestamptz,
  retry_at timestamptz,
  constraint backfill_repository_pk primary key (site_id, coverage_id, repository_id),
  constraint backfill_repository_stage_ck check
    (stage in ('PULL_REQUESTS', 'OLDER_PULL_REQUESTS', 'BRANCHES', 'COMMITS', 'DONE')),
  constraint backfill_repository_reason_ck check
    (reason in ('NO_ACCESS', 'GONE', 'NOT_READY', 'NO_ANSWER', 'REFUSED')),
  constraint backfill_repository_failed_ck check ((reason is null) = (failed_at is null))
);
create index backfill_repository_next_ix on ingestion.backfill_repository
  (site_id, coverage_id, active_at desc, repository_id) where stage <> 'DONE';
alter table ingestion.backfill_repository enable row level security;
alter table ingestion.backfill_repository force row level security;
create policy by_site on ingestion.backfill_repository using (site_id = tenant.site());
