-- Figures over all sites: counts, nothing of a tenant's. Only the owner of the tables, as whom the
-- function runs, sees more than one site or account.
create policy counted on tenancy.site for select to current_user using (true);
create policy counted on tenancy.jira_grant for select to current_user using (true);
create policy counted on tenancy.site_credentials for select to current_user using (true);

create function tenancy.figures()
  returns table (figure text, label text, amount double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select 'sites', lower(s.state), count(t.site_id)::double precision
      from (values ('CONNECTED'), ('REAUTHORIZE'), ('DISCONNECTED')) s (state)
      left join tenancy.site t on t.state = s.state group by s.state
    union all
    select 'jira_grants', s.state, count(g.account_id)::double precision
      from (values ('usable'), ('refused')) s (state)
      left join tenancy.jira_grant g
        on (case when g.lost_reason is null then 'usable' else 'refused' end) = s.state
      group by s.state
    union all
    select 'jira_credentials', s.state, count(c.site_id)::double precision
      from (values ('usable'), ('refused')) s (state)
      left join tenancy.site_credentials c
        on not c.former
        and (case when c.rejected_reason is null then 'usable' else 'refused' end) = s.state
      group by s.state
  $$;
revoke execute on function tenancy.figures() from public;
grant execute on function tenancy.figures() to ${app};
