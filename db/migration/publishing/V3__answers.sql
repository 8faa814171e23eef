-- What Jira was last asked to hold of an entity, when, and what it answered.
alter table publishing.entity
  add column asked_at timestamptz,
  add column asked_sequence bigint,
  add column asked_title text,
  add column asked_keys text[] not null default '{}',
  add column answer text,
  add constraint entity_answer_ck
    check (answer in ('ACCEPTED', 'REFUSED', 'UNMATCHED', 'DELETED'));

-- Which entities name an issue key, or did once: what names it now is said by the entity itself.
-- Row-level security hides the entities from an index on their content.
create table publishing.named_key (
  site_id text not null,
  issue_key text not null,
  coverage_id uuid not null,
  repository bigint not null,
  kind text not null,
  id text not null,
  constraint named_key_pk primary key (site_id, issue_key, coverage_id, repository, kind, id)
);
create index named_key_coverage_ix on publishing.named_key (site_id, coverage_id);

alter table publishing.entity no force row level security;
insert into publishing.named_key
  select e.site_id, k.issue_key, e.coverage_id, e.repository, e.kind, e.id
  from publishing.entity e, jsonb_array_elements_text(e.content -> 'keys') k (issue_key)
  where e.kind <> 'REPOSITORY'
  on conflict do nothing;
alter table publishing.entity force row level security;

alter table publishing.named_key enable row level security;
alter table publishing.named_key force row level security;
create policy by_site on publishing.named_key using (site_id = tenant.site());

-- How long what a webhook told took until Jira accepted it: counted by the hour in which it did and
-- by the milliseconds, which are rounded up to two digits.
create table publishing.acceptance (
  site_id text not null,
  hour timestamptz not null,
  millis bigint not null,
  changes bigint not null,
  constraint acceptance_pk primary key (site_id, hour, millis)
);
alter table publishing.acceptance enable row level security;
alter table publishing.acceptance force row level security;
create policy by_site on publishing.acceptance using (site_id = tenant.site());

alter table publishing.site
  add column last_accepted_at timestamptz,
  add column last_refused_at timestamptz;

-- Figures over all sites: counts and times, nothing of a tenant's. Only the owner of the tables, as
-- whom the function runs, sees more than one site.
create policy counted on publishing.entity for select to current_user using (true);
create policy counted on publishing.mark for select to current_user using (true);
create policy counted on publishing.site for select to current_user using (true);

create function publishing.figures()
  returns table (figure text, label text, amount double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with waiting as (
      select site_id, count(*) as items, min(since) as since
      from publishing.entity where action = 'PUT' group by site_id
      union all
      select site_id, count(*), min(since) from publishing.mark group by site_id
    ), held as (
      select case when s.hold = 'PAUSED' then 'paused site' else 'jira' end as held, w.items, w.since
      from waiting w left join publishing.site s using (site_id)
    ), kinds (held) as (values ('jira'), ('paused site'))
    select 'waiting', k.held, coalesce(sum(h.items), 0)::double precision
      from kinds k left join held h using (held) group by k.held
    union all
    select 'oldest', k.held, extract(epoch from min(h.since))::double precision
      from kinds k left join held h using (held) group by k.held
  $$;
revoke execute on function publishing.figures() from public;
grant execute on function publishing.figures() to ${app};
