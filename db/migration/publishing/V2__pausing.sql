-- Connections of which nothing is sent, deleted or removed: everything waits.
create table publishing.paused_connection (
  site_id text not null,
  connection_id uuid not null,
  constraint paused_connection_pk primary key (site_id, connection_id)
);
alter table publishing.paused_connection enable row level security;
alter table publishing.paused_connection force row level security;
create policy by_site on publishing.paused_connection using (site_id = tenant.site());
