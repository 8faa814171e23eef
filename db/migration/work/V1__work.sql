create schema work;

-- Who has something due: ids only, no tenant's data, so it is not under row-level security.
create table work.due (
  task text not null,
  site text not null,
  key text not null,
  due_at timestamptz not null,
  version bigint not null default 1,
  constraint due_pk primary key (task, site, key)
);
create index due_at_ix on work.due (due_at);

-- db-scheduler's table, once for each lane, so that each lane has threads of its own.
create table work.scheduled_fold (
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
  constraint scheduled_fold_pk primary key (task_name, task_instance)
);
create index scheduled_fold_execution_time_ix on work.scheduled_fold (execution_time);
create index scheduled_fold_last_heartbeat_ix on work.scheduled_fold (last_heartbeat);

create table work.scheduled_publish (
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
  constraint scheduled_publish_pk primary key (task_name, task_instance)
);
create index scheduled_publish_execution_time_ix on work.scheduled_publish (execution_time);
create index scheduled_publish_last_heartbeat_ix on work.scheduled_publish (last_heartbeat);

create table work.scheduled_long (
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
  constraint scheduled_long_pk primary key (task_name, task_instance)
);
create index scheduled_long_execution_time_ix on work.scheduled_long (execution_time);
create index scheduled_long_last_heartbeat_ix on work.scheduled_long (last_heartbeat);
