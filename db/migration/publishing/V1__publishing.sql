create schema publishing;

-- What may have changed and is to be computed again, one row for each pull request, branch or
-- commit: a burst of events is one row. since is the earliest, live wins over backfill, and a webhook over
-- whatever else told.
create table publishing.mark (
  site_id text not null,
  coverage_id uuid not null,
  repository bigint not null,
  kind text not null,
  id text not null,
  name text not null,
  connection_id uuid not null,
  live boolean not null,
  by_webhook boolean not null,
  since timestamptz not null,
  constraint mark_pk primary key (site_id, coverage_id, repository, kind, id),
  constraint mark_kind_ck check (kind in ('BRANCH', 'COMMIT', 'PULL_REQUEST'))
);
create index mark_order_ix on publishing.mark (site_id, live desc, since);
create index mark_connection_ix on publishing.mark (site_id, connection_id);
alter table publishing.mark enable row level security;
alter table publishing.mark force row level security;
create policy by_site on publishing.mark using (site_id = tenant.site());

-- What Jira should hold (content null: nothing), the number of that content, what is still to be
-- done, and what became of it. sent: Jira may hold something of it. held: Jira accepted something
-- of it. ever_sent: a submission of it was made, under whatever identity. A row without content keeps
-- its number.
create table publishing.entity (
  site_id text not null,
  coverage_id uuid not null,
  repository bigint not null,
  kind text not null,
  id text not null,
  name text not null,
  connection_id uuid not null,
  content jsonb,
  head text,
  sequence bigint not null,
  state text not null,
  action text,
  not_before timestamptz,
  live boolean not null,
  by_webhook boolean not null,
  since timestamptz not null,
  sent boolean not null default false,
  ever_sent boolean not null default false,
  held boolean not null default false,
  identity text,
  accepted_sequence bigint,
  accepted_at timestamptz,
  words text,
  refused_at timestamptz,
  unknown_keys text[] not null default '{}',
  constraint entity_pk primary key (site_id, coverage_id, repository, kind, id),
  constraint entity_kind_ck check (kind in ('REPOSITORY', 'BRANCH', 'COMMIT', 'PULL_REQUEST')),
  constraint entity_state_ck
    check (state in ('WAITING', 'ACCEPTED', 'REFUSED', 'UNMATCHED', 'ABSENT')),
  constraint entity_action_ck check (action in ('PUT', 'DELETE'))
);
create index entity_due_ix on publishing.entity (site_id, action, live desc, since)
  where action is not null;
create index entity_connection_ix on publishing.entity (site_id, connection_id, state);
create index entity_head_ix on publishing.entity (site_id, coverage_id, repository, head)
  where head is not null;
create index entity_identity_ix on publishing.entity (site_id, identity) where sent;
create index entity_unknown_ix on publishing.entity (site_id, connection_id)
  where unknown_keys <> '{}';
create index entity_refused_ix on publishing.entity (site_id, connection_id, refused_at desc)
  where state = 'REFUSED';
alter table publishing.entity enable row level security;
alter table publishing.entity force row level security;
create policy by_site on publishing.entity using (site_id = tenant.site());

-- How publishing to a site stands: as whom it writes, and what holds it up until when.
create table publishing.site (
  site_id text not null,
  identity text,
  published_words_only boolean not null default false,
  hold text not null default 'NONE',
  reason text,
  hold_until timestamptz,
  failures int not null default 0,
  remark text,
  release boolean not null default false,
  constraint site_pk primary key (site_id),
  constraint site_hold_ck check (hold in ('NONE', 'THROTTLED', 'FAILING', 'PAUSED', 'FORMAT'))
);
alter table publishing.site enable row level security;
alter table publishing.site force row level security;
create policy by_site on publishing.site using (site_id = tenant.site());

-- Coverages that ended and whose rows are being forgotten.
create table publishing.ended_coverage (
  site_id text not null,
  coverage_id uuid not null,
  constraint ended_coverage_pk primary key (site_id, coverage_id)
);
alter table publishing.ended_coverage enable row level security;
alter table publishing.ended_coverage force row level security;
create policy by_site on publishing.ended_coverage using (site_id = tenant.site());

-- What is to be removed from Jira: all of a connection by its property, or some repositories.
-- identity: who wrote it. former: the site is written to as somebody else meanwhile.
create table publishing.removal (
  site_id text not null,
  removal_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  identity text,
  state text not null,
  ordered_at timestamptz not null,
  next_at timestamptz not null,
  failures int not null default 0,
  repositories int not null,
  gone_once_at timestamptz,
  problem text,
  remains text,
  constraint removal_pk primary key (site_id, removal_id),
  constraint removal_kind_ck check (kind in ('CONNECTION', 'REPOSITORIES', 'FORMER_IDENTITY')),
  constraint removal_state_ck check (state in ('GOING_ON', 'DONE', 'LEFT'))
);
create index removal_going_on_ix on publishing.removal (site_id, next_at)
  where state = 'GOING_ON';
alter table publishing.removal enable row level security;
alter table publishing.removal force row level security;
create policy by_site on publishing.removal using (site_id = tenant.site());

-- up_to: what was published later stays; null when nothing comes later.
create table publishing.removal_repository (
  site_id text not null,
  removal_id uuid not null,
  repository text not null,
  up_to bigint,
  gone_once_at timestamptz,
  gone boolean not null default false,
  constraint removal_repository_pk primary key (site_id, removal_id, repository),
  constraint removal_repository_removal_fk foreign key (site_id, removal_id)
    references publishing.removal (site_id, removal_id) on delete cascade
);
alter table publishing.removal_repository enable row level security;
alter table publishing.removal_repository force row level security;
create policy by_site on publishing.removal_repository using (site_id = tenant.site());

-- Issue keys that Jira said it does not know. denied: its word stands, nothing is being tried again.
create table publishing.unknown_key (
  site_id text not null,
  issue_key text not null,
  project text not null,
  denied boolean not null,
  attempts int not null,
  first_said_at timestamptz not null,
  last_said_at timestamptz not null,
  next_at timestamptz not null,
  constraint unknown_key_pk primary key (site_id, issue_key)
);
create index unknown_key_next_ix on publishing.unknown_key (site_id, next_at);
alter table publishing.unknown_key enable row level security;
alter table publishing.unknown_key force row level security;
create policy by_site on publishing.unknown_key using (site_id = tenant.site());

-- How comparing a connection with what Jira holds goes.
create table publishing.comparison (
  site_id text not null,
  connection_id uuid not null,
  ordered_at timestamptz not null,
  repositories int not null,
  compared int not null default 0,
  repaired int not null default 0,
  problem text,
  constraint comparison_pk primary key (site_id, connection_id)
);
alter table publishing.comparison enable row level security;
alter table publishing.comparison force row level security;
create policy by_site on publishing.comparison using (site_id = tenant.site());

-- Repositories that are still to be compared.
create table publishing.comparison_repository (
  site_id text not null,
  coverage_id uuid not null,
  repository bigint not null,
  connection_id uuid not null,
  next_at timestamptz not null,
  failures int not null default 0,
  constraint comparison_repository_pk primary key (site_id, coverage_id, repository)
);
create index comparison_repository_next_ix on publishing.comparison_repository (site_id, next_at);
alter table publishing.comparison_repository enable row level security;
alter table publishing.comparison_repository force row level security;
create policy by_site on publishing.comparison_repository using (site_id = tenant.site());

-- Sites that were ever written to. Global, ids only: after a restore all of them are compared.
create table publishing.written_site (
  site_id text not null,
  constraint written_site_pk primary key (site_id)
);

-- Which database this was when the application last started.
create table publishing.known_database (
  one boolean not null default true,
  mark text not null,
  constraint known_database_pk primary key (one),
  constraint known_database_one_ck check (one)
);
