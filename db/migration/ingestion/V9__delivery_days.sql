-- Deliveries by the day of their arrival (UTC), a partition for each, so that old ones end by being
-- dropped. The partitions are made ahead by the application's work; what no partition is there for
-- is kept in the default one, so a delivery is never refused for want of one.
alter table ingestion.delivery rename to delivery_before;
alter table ingestion.delivery_before no force row level security;

create table ingestion.delivery (
  site_id text not null,
  coverage_id uuid not null,
  id bigint generated always as identity,
  day date not null,
  registration text not null,
  received_at timestamptz not null,
  copies int not null default 1,
  body bytea not null,
  body_sha256 bytea not null,
  fate text,
  folded_at timestamptz,
  constraint delivery_by_day_pk primary key (site_id, coverage_id, id, day),
  constraint delivery_fate_ck check (fate in ('UNDERSTOOD', 'IGNORED', 'UNREADABLE')),
  constraint delivery_folded_at_ck check ((fate is null) = (folded_at is null)),
  constraint delivery_day_ck check (day = (received_at at time zone 'UTC')::date)
) partition by range (day);

-- An identical body is a duplicate only while the first one waits, and on the same day.
create unique index delivery_day_waiting_ux
  on ingestion.delivery (site_id, coverage_id, body_sha256, day) where fate is null;
create index delivery_day_arrival_ix
  on ingestion.delivery (site_id, coverage_id, received_at, id) where fate is null;

-- Not forced and with no policy of its own: through the table above the policy of that holds, and
-- nobody but the owner may touch a partition by itself.
create table ingestion.delivery_default partition of ingestion.delivery default;
alter table ingestion.delivery_default enable row level security;
revoke all on ingestion.delivery_default from ${app};

insert into ingestion.delivery
    (site_id, coverage_id, day, registration, received_at, copies, body, body_sha256, fate,
     folded_at)
  select site_id, coverage_id, (received_at at time zone 'UTC')::date, registration, received_at,
    copies, body, body_sha256, fate, folded_at
  from ingestion.delivery_before;
drop table ingestion.delivery_before;

alter table ingestion.delivery enable row level security;
alter table ingestion.delivery force row level security;
create policy by_site on ingestion.delivery using (site_id = tenant.site());

-- Makes the partitions of today and some days ahead, and drops those of which every delivery was
-- folded and arrived more than 14 days ago. Waits for no lock longer than an instant, so that
-- accepting deliveries never waits for it: what could not be done is left to the next call, and
-- false is returned. Runs as the owner of the tables; the application can only say which day it is.
create function ingestion.keep_delivery_days(today date) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '200ms'
  as $$
  declare
    kept constant int := 14;
    ahead constant int := 3;
    this_day date;
    part text;
    waiting boolean;
    done boolean := true;
  begin
    for this_day in select today + i from generate_series(0, ahead) i loop
      part := 'delivery_' || to_char(this_day, 'YYYYMMDD');
      if to_regclass('ingestion.' || part) is null then
        begin
          execute format(
            'create table ingestion.%I (like ingestion.delivery including defaults including constraints)',
            part);
          execute format('alter table ingestion.%I enable row level security', part);
          execute format('revoke all on ingestion.%I from ${app}', part);
          lock table ingestion.delivery_default in access exclusive mode;
          execute format(
            'with moved as (delete from ingestion.delivery_default where day = %L returning *)'
            ' insert into ingestion.%I select * from moved', this_day, part);
          execute format(
            'alter table ingestion.delivery attach partition ingestion.%I for values from (%L) to (%L)',
            part, this_day, this_day + 1);
        exception when lock_not_available or deadlock_detected then
          done := false;
        end;
      end if;
    end loop;

    for part in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'ingestion.delivery'::regclass
        and c.relname ~ '^delivery_[0-9]{8}$'
        and to_date(right(c.relname, 8), 'YYYYMMDD') < today - kept
      order by 1
    loop
      begin
        execute format('select exists (select from ingestion.%I where fate is null)', part)
          into waiting;
        if not waiting then
          execute format('lock table ingestion.%I in access exclusive mode', part);
          execute format('select exists (select from ingestion.%I where fate is null)', part)
            into waiting;
          if not waiting then
            execute format('drop table ingestion.%I', part);
          end if;
        end if;
      exception when lock_not_available or deadlock_detected then
        done := false;
      end;
    end loop;

    delete from ingestion.delivery_default where ctid in (
      select ctid from ingestion.delivery_default
      where day < today - kept and fate is not null limit 1000);
    return done;
  end
  $$;
revoke execute on function ingestion.keep_delivery_days(date) from public;
grant execute on function ingestion.keep_delivery_days(date) to ${app};

-- Figures over all sites: counts and times, nothing of a tenant's. Only the owner of the tables, as
-- whom the function runs, sees more than one site.
create policy counted on ingestion.delivery for select to current_user using (true);
create policy counted on ingestion.delivery_tally for select to current_user using (true);

create function ingestion.figures()
  returns table (figure text, label text, amount double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with waiting as (
      select count(*) as items, min(received_at) as since, max(received_at) as last
      from ingestion.delivery where fate is null
    )
    select 'waiting', 'folding', items::double precision from waiting
    union all
    select 'oldest', 'folding', extract(epoch from since)::double precision from waiting
    union all
    select 'delivered', '', extract(epoch from greatest(
        (select max(last_event_at) from ingestion.delivery_tally), (select last from waiting)))
      ::double precision
  $$;
revoke execute on function ingestion.figures() from public;
grant execute on function ingestion.figures() to ${app};
