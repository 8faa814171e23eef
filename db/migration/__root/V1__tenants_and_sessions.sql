-- Runs as the role that owns everything. The application connects as ${app}, which owns nothing.
alter default privileges grant usage on schemas to ${app};
alter default privileges grant select, insert, update, delete on tables to ${app};
alter default privileges grant usage, select on sequences to ${app};

-- Whose rows the current transaction may see; null when nothing is bound. After a transaction a
-- setting reads '', not null.
create schema tenant;

create function tenant.site() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.site', true), '');

create function tenant.account() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.account', true), '');

-- Spring Session's tables, as its own schema file has them.
create schema session;

create table session.spring_session (
  primary_id char(36) not null,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100),
  constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on session.spring_session (session_id);
create index spring_session_ix2 on session.spring_session (expiry_time);
create index spring_session_ix3 on session.spring_session (principal_name);

create table session.spring_session_attributes (
  session_primary_id char(36) not null,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
  constraint spring_session_attributes_fk foreign key (session_primary_id)
    references session.spring_session (primary_id) on delete cascade
);
