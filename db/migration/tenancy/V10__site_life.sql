-- Administrators whose authorization takes over when the one in use is lost. reason: why it could not
-- take over now.
create table tenancy.stand_in (
  site_id text not null,
  account_id text not null,
  holder text not null,
  obtained_at timestamptz not null,
  offered_at timestamptz not null,
  reason text,
  constraint stand_in_pk primary key (site_id, account_id)
);
create index stand_in_account_ix on tenancy.stand_in (account_id, site_id);
alter table tenancy.stand_in enable row level security;
alter table tenancy.stand_in force row level security;
create policy by_site_or_account on tenancy.stand_in
  using (site_id = tenant.site() or account_id = tenant.account());

-- How the authorization of a site fares: when it was given, what is the matter although it still
-- works, and whose it took over from.
create table tenancy.site_life (
  site_id text not null,
  obtained_at timestamptz,
  worry text,
  worry_since timestamptz,
  taken_over_from text,
  taken_over_reason text,
  taken_over_at timestamptz,
  constraint site_life_pk primary key (site_id),
  constraint site_life_worry_ck check (worry in ('SUSPENDED', 'NOT_REACHED', 'NOT_ADMINISTRATOR')),
  constraint site_life_worry_since_ck check ((worry is null) = (worry_since is null)),
  constraint site_life_taken_over_ck
    check ((taken_over_from is null) = (taken_over_at is null))
);
alter table tenancy.site_life enable row level security;
alter table tenancy.site_life force row level security;
create policy by_site on tenancy.site_life using (site_id = tenant.site());
