-- slow: Jira takes long to answer there, so it is visited apart from the others.
alter table publishing.site add column slow boolean not null default false;
alter table publishing.site drop constraint site_hold_ck;
alter table publishing.site add constraint site_hold_ck check (
  hold in ('NONE', 'THROTTLED', 'APP_QUOTA', 'APP_SHARE', 'FAILING', 'PAUSED', 'FORMAT'));

-- Endpoints of a site that are not called before held_until, while everything else goes on.
create table publishing.endpoint_hold (
  site_id text not null,
  endpoint text not null,
  held_until timestamptz not null,
  reason text not null,
  constraint endpoint_hold_pk primary key (site_id, endpoint),
  constraint endpoint_hold_endpoint_ck check (endpoint in ('SUBMIT', 'DELETE_ENTITY',
    'DELETE_REPOSITORY', 'DELETE_CONNECTION', 'ASK_CONNECTION', 'ASK_REPOSITORY'))
);
alter table publishing.endpoint_hold enable row level security;
alter table publishing.endpoint_hold force row level security;
create policy by_site on publishing.endpoint_hold using (site_id = tenant.site());

-- Calls that a site made as the app in an hour.
create table publishing.site_calls (
  site_id text not null,
  app text not null,
  hour timestamptz not null,
  calls bigint not null,
  constraint site_calls_pk primary key (site_id, app)
) with (fillfactor = 50);
alter table publishing.site_calls enable row level security;
alter table publishing.site_calls force row level security;
create policy by_site on publishing.site_calls using (site_id = tenant.site());

-- The same of all sites together, and how many sites made at least one call, two, four and so on:
-- numbers of the operator's app, nothing of a tenant's, so it is not under row-level security.
-- held_until: Atlassian takes no call of the app before.
create table publishing.app_calls (
  app text not null,
  hour timestamptz not null,
  calls bigint not null,
  levels bigint[] not null default array_fill(0::bigint, array[32]),
  held_until timestamptz,
  constraint app_calls_pk primary key (app)
) with (fillfactor = 50);

-- Entities with as many issue keys as Jira takes.
create index entity_crowded_ix on publishing.entity (site_id, connection_id)
  where jsonb_array_length(content -> 'keys') >= 500;
