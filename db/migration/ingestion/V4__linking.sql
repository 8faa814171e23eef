-- What of a coverage is announced again, a page at a time: one of its repositories, or all when
-- repository_id is 0. The last entity that was named says how far it is; null before the first.
create table ingestion.reannouncement (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  since timestamptz not null,
  after_kind text,
  after_repository_id bigint,
  after_number bigint,
  after_name text,
  constraint reannouncement_pk primary key (site_id, coverage_id, repository_id),
  constraint reannouncement_after_ck check (after_kind in ('PULL_REQUEST', 'BRANCH', 'COMMIT'))
);
alter table ingestion.reannouncement enable row level security;
alter table ingestion.reannouncement force row level security;
create policy by_site on ingestion.reannouncement using (site_id = tenant.site());

-- Which commits the merge of a pull request put into its target repository, the newest at position
-- 0. They may be the same as it contains, in the same repository or in another.
create table ingestion.landing (
  site_id text not null,
  coverage_id uuid not null,
  repository_id bigint not null,
  number bigint not null,
  sha text not null,
  position int not null,
  constraint landing_pk primary key (site_id, coverage_id, repository_id, number, sha)
);
create index landing_sha_ix on ingestion.landing (site_id, coverage_id, sha);
alter table ingestion.landing enable row level security;
alter table ingestion.landing force row level security;
create policy by_site on ingestion.landing using (site_id = tenant.site());
