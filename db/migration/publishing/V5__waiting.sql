-- The last answer to a single entity, when Jira refused it: which one, and in which words.
alter table publishing.site
  add column refused_entity text,
  add column refused_words text;

-- What waits only because somebody paused its connection is no sign of trouble, and what is to be
-- deleted waits as much as what is to be sent.
create policy counted on publishing.paused_connection for select to current_user using (true);
create policy counted on publishing.ended_coverage for select to current_user using (true);

create or replace function publishing.figures()
  returns table (figure text, label text, amount double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with waiting as (
      select e.site_id, e.connection_id, count(*) as items, min(e.since) as since
      from publishing.entity e
      where e.action is not null and e.not_before is null
        and not exists (select from publishing.ended_coverage c
          where c.site_id = e.site_id and c.coverage_id = e.coverage_id)
      group by e.site_id, e.connection_id
      union all
      select site_id, connection_id, count(*), min(since) from publishing.mark
      group by site_id, connection_id
    ), held as (
      select case
          when p.connection_id is not null then 'paused connection'
          when s.hold = 'PAUSED' then 'paused site'
          else 'jira'
        end as held, w.items, w.since
      from waiting w
      left join publishing.paused_connection p using (site_id, connection_id)
      left join publishing.site s using (site_id)
    ), kinds (held) as (values ('jira'), ('paused site'), ('paused connection'))
    select 'waiting', k.held, coalesce(sum(h.items), 0)::double precision
      from kinds k left join held h using (held) group by k.held
    union all
    select 'oldest', k.held, extract(epoch from min(h.since))::double precision
      from kinds k left join held h using (held) group by k.held
  $$;
