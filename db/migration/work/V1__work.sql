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

-- db-scheduler's table, as its own schema file has it.
create table work.scheduled_tasks (
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
  constraint scheduled_tasks_pk primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time_ix on work.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat_ix on work.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority_ix
  on work.scheduled_tasks (priority desc, execution_time asc);
