create table work.scheduled_publish_slow (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  constraint scheduled_publish_slow_pk primary key (task_name, task_instance)
);
create index scheduled_publish_slow_execution_time_ix
  on work.scheduled_publish_slow (execution_time);
create index scheduled_publish_slow_last_heartbeat_ix
  on work.scheduled_publish_slow (last_heartbeat);
