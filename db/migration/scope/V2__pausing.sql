-- A paused connection: nothing of it goes to Jira until somebody resumes it.
alter table scope.connection
  add column paused_at timestamptz,
  add column paused_by text,
  add constraint connection_paused_ck check ((paused_at is null) = (paused_by is null));
