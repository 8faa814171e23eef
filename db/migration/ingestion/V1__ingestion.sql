create schema ingestion;

-- Until when Harness is not asked for a coverage, because it could not answer. Every writer of a
-- coverage locks its row first, so that no two write for one coverage at once.
create table ingestion.pause (
  site_id text not null,
  coverage_id uuid not null,
  attempts int not null default 0,
  until timestamptz,
  constraint pause_pk primary key (site_id, coverage_id)
);
alter table ingestion.pause enable row level security;
alter table ingestion.pause force row level security;
create policy by_site on ingestion.pause using (site_id = tenant.site());

create table ingestion.repository (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  path text not null,
  name text not null,
  default_branch text,
  url text,
  url_given boolean not null,
  last_event timestamptz,
  constraint repository_pk primary key (site_id, coverage_id, repository_id)
);
create index repository_path_ix on ingestion.repository (site_id, coverage_id, path);
alter table ingestion.repository enable row level security;
alter table ingestion.repository force row level security;
create policy by_site on ingestion.repository using (site_id = tenant.site());

-- A pull request by its target repository and number. Its branch and commits are kept at its home,
-- which may be another repository, and in another coverage, when it comes from a fork. It is stale
-- while its notice is larger than the one that was read.
create table ingestion.pull_request (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  number bigint not null,
  title text,
  description text,
  stage text,
  draft boolean not null,
  author_id bigint,
  author_name text,
  author_email text,
  source_repository_id bigint,
  source_branch text not null,
  source_url text,
  target_branch text not null,
  url text,
  home_coverage_id uuid not null,
  home_repository_id bigint not null,
  home_branch text not null,
  reviewer_ids bigint[] not null,
  reviewer_names text[] not null,
  reviewer_emails text[] not null,
  reviewer_decisions text[] not null,
  updated_at timestamptz not null,
  read_updated_millis bigint,
  read_comments int,
  read_range text,
  read_landed text,
  notice bigint not null,
  read_notice bigint not null,
  announced_notice bigint not null,
  noticed_at timestamptz not null,
  cause text not null,
  attempts int not null,
  retry_at timestamptz,
  constraint pull_request_pk primary key (site_id, coverage_id, repository_id, number),
  constraint pull_request_stage_ck check (stage in ('OPEN', 'CLOSED', 'MERGED')),
  constraint pull_request_cause_ck check (cause in ('BACKFILL', 'CHANGE_CURSOR', 'WEBHOOK'))
);
create index pull_request_home_ix on ingestion.pull_request
  (site_id, home_coverage_id, home_repository_id, home_branch);
create index pull_request_stale_ix on ingestion.pull_request (site_id, coverage_id, noticed_at)
  where notice > read_notice;
alter table ingestion.pull_request enable row level security;
alter table ingestion.pull_request force row level security;
create policy by_site on ingestion.pull_request using (site_id = tenant.site());

-- Which commits a pull request contains, the newest at position 0.
create table ingestion.containment (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  number bigint not null,
  sha text not null,
  position int not null,
  constraint containment_pk primary key (site_id, coverage_id, repository_id, number, sha)
);
create index containment_sha_ix on ingestion.containment (site_id, sha);
alter table ingestion.containment enable row level security;
alter table ingestion.containment force row level security;
create policy by_site on ingestion.containment using (site_id = tenant.site());

-- A branch; one that is gone stays as a row, so that nothing late brings it back. Its origin is
-- where Harness has it, another repository for the branch of a fork that is not covered.
create table ingestion.branch (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  name text not null,
  origin_repository_id bigint not null,
  origin_name text not null,
  origin_url text,
  is_there boolean not null,
  head_sha text,
  ahead boolean,
  told_shas text[] not null,
  notice bigint not null,
  read_notice bigint not null,
  announced_notice bigint not null,
  noticed_at timestamptz not null,
  cause text not null,
  attempts int not null,
  retry_at timestamptz,
  constraint branch_pk primary key (site_id, coverage_id, repository_id, name),
  constraint branch_cause_ck check (cause in ('BACKFILL', 'CHANGE_CURSOR', 'WEBHOOK'))
);
create index branch_head_ix on ingestion.branch (site_id, coverage_id, repository_id, head_sha);
create index branch_stale_ix on ingestion.branch (site_id, coverage_id, noticed_at)
  where notice > read_notice;
alter table ingestion.branch enable row level security;
alter table ingestion.branch force row level security;
create policy by_site on ingestion.branch using (site_id = tenant.site());

-- A commit with ten of its files at most.
create table ingestion.commit (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  sha text not null,
  message text not null,
  author_name text not null,
  author_email text,
  authored_at timestamptz not null,
  url text,
  merge boolean not null,
  file_count int not null,
  file_paths text[] not null,
  file_changes text[] not null,
  file_added int[] not null,
  file_removed int[] not null,
  detailed boolean not null,
  constraint commit_pk primary key (site_id, coverage_id, repository_id, sha)
);
alter table ingestion.commit enable row level security;
alter table ingestion.commit force row level security;
create policy by_site on ingestion.commit using (site_id = tenant.site());
