create schema tenancy;

-- One grant for each Atlassian account: it covers all sites that the person chose.
create table tenancy.jira_grant (
  account_id text not null,
  display_name text not null,
  scopes text not null,
  access_token bytea not null,
  access_expires_at timestamptz not null,
  refresh_token bytea,
  version bigint not null,
  lease_until timestamptz,
  lease_holder uuid,
  lost_reason text,
  obtained_at timestamptz not null,
  refreshed_at timestamptz not null,
  constraint jira_grant_pk primary key (account_id)
);
alter table tenancy.jira_grant enable row level security;
alter table tenancy.jira_grant force row level security;
create policy by_account on tenancy.jira_grant using (account_id = tenant.account());

-- A Jira site by cloud id: the tenant.
create table tenancy.site (
  site_id text not null,
  name text not null,
  url text not null,
  state text not null,
  reason text,
  grant_account_id text not null,
  grant_holder text not null,
  grant_may_write text not null,
  grant_checked_at timestamptz,
  writing text not null,
  writing_since timestamptz,
  credential_version bigint not null default 1,
  connected_at timestamptz not null,
  constraint site_pk primary key (site_id),
  constraint site_state_ck check (state in ('CONNECTED', 'REAUTHORIZE', 'DISCONNECTED')),
  constraint site_writing_ck check (writing in ('UNDECIDED', 'GRANT', 'CREDENTIALS', 'NONE')),
  constraint site_grant_may_write_ck check (grant_may_write in ('UNDECIDED', 'MAY', 'MAY_NOT'))
);
create index site_grant_ix on tenancy.site (grant_account_id, site_id);
alter table tenancy.site enable row level security;
alter table tenancy.site force row level security;
create policy by_site on tenancy.site using (site_id = tenant.site());
create policy by_grant on tenancy.site for select using (grant_account_id = tenant.account());

-- A site's own OAuth credentials; their token lives 15 minutes. A former pair is kept until what it
-- wrote to Jira is removed.
create table tenancy.site_credentials (
  site_id text not null,
  client_id text not null,
  client_secret bytea not null,
  access_token bytea,
  access_expires_at timestamptz,
  rejected_reason text,
  former boolean not null default false,
  entered_at timestamptz not null,
  constraint site_credentials_pk primary key (site_id, client_id)
);
create unique index site_credentials_in_use_ix on tenancy.site_credentials (site_id)
  where not former;
alter table tenancy.site_credentials enable row level security;
alter table tenancy.site_credentials force row level security;
create policy by_site on tenancy.site_credentials using (site_id = tenant.site());

-- Who was found to administer which site, and when that was last asked.
create table tenancy.administrator (
  site_id text not null,
  account_id text not null,
  site_name text not null,
  site_url text not null,
  verified_at timestamptz not null,
  constraint administrator_pk primary key (site_id, account_id)
);
create index administrator_account_ix on tenancy.administrator (account_id, site_id);
alter table tenancy.administrator enable row level security;
alter table tenancy.administrator force row level security;
create policy by_site_or_account on tenancy.administrator
  using (site_id = tenant.site() or account_id = tenant.account());

-- The keys of a site's projects as they were last read; null before they first were.
create table tenancy.site_projects (
  site_id text not null,
  keys text[],
  read_at timestamptz,
  tried_at timestamptz not null,
  constraint site_projects_pk primary key (site_id)
);
alter table tenancy.site_projects enable row level security;
alter table tenancy.site_projects force row level security;
create policy by_site on tenancy.site_projects using (site_id = tenant.site());
