create schema scope;

-- Paths in byte order: what is below "a" is [a/,a0), since "0" follows "/" in ASCII.
create type scope.path_range as range (subtype = text, subtype_opclass = text_ops, collation = "C");

-- Which site holds which part of Harness: ids only, over all tenants, so it is not under row-level
-- security. "claimed" is the path with its account or server, in lower case; two whose ranges
-- overlap are refused.
create table scope.claim (
  coverage_id uuid not null,
  site_id text not null,
  path text not null,
  claimed text collate "C" not null,
  constraint claim_pk primary key (coverage_id),
  constraint claim_covers_ex exclude using gist (
    scope.path_range(claimed || '/', claimed || '0') with &&
  )
);

-- The way from a webhook's address to its site: ids only, so it is not under row-level security.
create table scope.registration (
  registration_id text not null,
  site_id text not null,
  constraint registration_pk primary key (registration_id)
);

create table scope.connection (
  site_id text not null,
  connection_id uuid not null,
  type text not null,
  base_url text not null,
  dialect text not null,
  account text not null,
  account_name text not null,
  webhooks boolean not null,
  branch_names boolean not null,
  commit_messages boolean not null,
  transitions boolean not null,
  created_at timestamptz not null,
  established_at timestamptz,
  ended_at timestamptz,
  constraint connection_pk primary key (site_id, connection_id),
  constraint connection_type_ck check (type in ('ACCOUNT', 'ORGANIZATION', 'PROJECT')),
  constraint connection_dialect_ck check (dialect in ('PLATFORM', 'OPEN_SOURCE'))
);
alter table scope.connection enable row level security;
alter table scope.connection force row level security;
create policy by_site on scope.connection using (site_id = tenant.site());

-- Apart from the connection: a refusal is noted by those who hold a coverage, an end locks the
-- connection and then its coverages.
create table scope.harness_token (
  site_id text not null,
  connection_id uuid not null,
  sealed bytea,
  version bigint not null,
  owner text not null,
  service_account boolean not null,
  expires_at timestamptz,
  lost_at timestamptz,
  lost_reason text,
  constraint harness_token_pk primary key (site_id, connection_id),
  constraint harness_token_connection_fk foreign key (site_id, connection_id)
    references scope.connection (site_id, connection_id),
  constraint harness_token_lost_ck check ((lost_at is null) = (lost_reason is null))
);
alter table scope.harness_token enable row level security;
alter table scope.harness_token force row level security;
create policy by_site on scope.harness_token using (site_id = tenant.site());

create table scope.coverage (
  site_id text not null,
  coverage_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  path text not null,
  name text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  constraint coverage_pk primary key (site_id, coverage_id),
  constraint coverage_connection_fk foreign key (site_id, connection_id)
    references scope.connection (site_id, connection_id),
  constraint coverage_kind_ck check (kind in ('ACCOUNT', 'ORGANIZATION', 'PROJECT'))
);
create index coverage_connection_ix on scope.coverage (site_id, connection_id);
alter table scope.coverage enable row level security;
alter table scope.coverage force row level security;
create policy by_site on scope.coverage using (site_id = tenant.site());

-- What is known of a covered space: whether others were told of it, its number in Harness, when it is
-- looked up next, and since when it is missing. Apart from the coverage, which others hold locked.
create table scope.space (
  site_id text not null,
  coverage_id uuid not null,
  announced_at timestamptz,
  number bigint,
  look_at timestamptz not null,
  missing_since timestamptz,
  missing_reason text,
  constraint space_pk primary key (site_id, coverage_id),
  constraint space_coverage_fk foreign key (site_id, coverage_id)
    references scope.coverage (site_id, coverage_id),
  constraint space_missing_ck check ((missing_since is null) = (missing_reason is null))
);
alter table scope.space enable row level security;
alter table scope.space force row level security;
create policy by_site on scope.space using (site_id = tenant.site());

-- The webhook of a coverage in Harness. It has a secret as long as it is meant to be there; "next_at"
-- is when registering or removing is tried next, "check_at" when it is looked at next. What was
-- missed is what changed without Harness having called it, in that many looks in a row.
create table scope.webhook (
  site_id text not null,
  registration_id text not null,
  coverage_id uuid not null,
  secret bytea,
  registered_at timestamptz,
  removed_at timestamptz,
  failure text,
  attempts int not null default 0,
  next_at timestamptz not null,
  last_delivery_at timestamptz,
  harness_error text,
  state text not null default 'WORKING',
  state_reason text,
  state_since timestamptz,
  check_at timestamptz not null,
  switch_on boolean not null default false,
  repair text,
  repaired_at timestamptz,
  renewed_at timestamptz,
  missed_changes bigint not null default 0,
  missed_looks int not null default 0,
  missed_since timestamptz,
  missed_at timestamptz,
  constraint webhook_pk primary key (site_id, registration_id),
  constraint webhook_coverage_uq unique (site_id, coverage_id),
  constraint webhook_coverage_fk foreign key (site_id, coverage_id)
    references scope.coverage (site_id, coverage_id),
  constraint webhook_state_ck check (state in ('WORKING', 'NOT_REACHING', 'SWITCHED_OFF', 'SILENT')),
  constraint webhook_repair_ck check ((repair is null) = (repaired_at is null))
);
alter table scope.webhook enable row level security;
alter table scope.webhook force row level security;
create policy by_site on scope.webhook using (site_id = tenant.site());

-- Connections being prepared, sealed as a whole.
create table scope.draft (
  site_id text not null,
  account_id text not null,
  sealed bytea not null,
  kept_at timestamptz not null,
  constraint draft_pk primary key (site_id, account_id)
);
alter table scope.draft enable row level security;
alter table scope.draft force row level security;
create policy by_site on scope.draft using (site_id = tenant.site());
