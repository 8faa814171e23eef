-- Figures over all sites: counts, nothing of a tenant's. Only the owner of the tables, as whom the
-- function runs, sees more than one site.
create policy counted on scope.harness_token for select to current_user using (true);

create function scope.figures()
  returns table (figure text, label text, amount double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with tokens as (
      select case
          when lost_at is not null then 'refused'
          when expires_at <= now() then 'expired'
          when expires_at <= now() + interval '14 days' then 'expiring'
          else 'usable'
        end as state
      from scope.harness_token where sealed is not null
    )
    select 'harness_tokens', s.state, count(t.state)::double precision
      from (values ('usable'), ('expiring'), ('expired'), ('refused')) s (state)
      left join tokens t using (state) group by s.state
  $$;
revoke execute on function scope.figures() from public;
grant execute on function scope.figures() to ${app};
