-- How far the tables have come, and the monthly partitions of the big ones.

create table erp.projection_status (
    name          text collate "C" not null primary key,
    generation    int         not null,
    epoch         int         not null,
    position      bigint      not null,
    current_as_of timestamptz not null,
    updated_at    timestamptz not null default now(),
    lag           interval    not null generated always as (updated_at - current_as_of) stored
) with (fillfactor = 10);
comment on table erp.projection_status is
    'One row for the tables that are served (name live) and one for a rebuild under way (name rebuild). It changes in the same transaction as the rows it speaks of.';
comment on column erp.projection_status.name is 'live or rebuild.';
comment on column erp.projection_status.generation is 'Counts rebuilds. Partitions of generation 7 are in schema erp_g7.';
comment on column erp.projection_status.epoch is 'Epoch of the journal that the position belongs to.';
comment on column erp.projection_status.position is 'The rows contain everything up to this journal position and nothing after it.';
comment on column erp.projection_status.current_as_of is 'What was recorded before this moment is in the rows.';
comment on column erp.projection_status.updated_at is 'When this row last changed; at least once a second while a projector is at work.';
comment on column erp.projection_status.lag is 'How far the rows were behind the journal when this row last changed.';
grant select on erp.projection_status to erp_application;

insert into erp.projection_status (name, generation, epoch, position, current_as_of)
values ('live', 1, 0, 0, 'epoch');

create schema erp_g1;
comment on schema erp_g1 is 'Partitions of the projected tables of generation 1. Query the tables in schema erp.';

-- The parent is locked in a mode that readers and writers do not notice, which `create table … partition of` would not do. A partition has no
-- policy and is not forced: nobody but the owner can read one directly, and the owner can COPY into it, which PostgreSQL refuses under policies.
create function erp.ensure_partition(parent regclass, month date, generation int) returns text language plpgsql as $$
declare
    base text := (select relname from pg_class where oid = parent);
    name text;
    low  text;
    high text;
begin
    case
        when month < '2000-01-01' then name := base || '_before_2000'; low := 'minvalue'; high := '2000-01-01';
        when month >= '2100-01-01' then name := base || '_from_2100'; low := '2100-01-01'; high := 'maxvalue';
        else
            name := base || to_char(month, '_YYYY_MM');
            low := to_char(month, 'YYYY-MM-01');
            high := to_char(month + interval '1 month', 'YYYY-MM-01');
    end case;
    name := format('erp_g%s.%I', generation, name);
    if to_regclass(name) is null then
        execute format('create table %s (like %s including all)', name, parent);
        execute format('comment on table %s is %L', name, format('The part of %s from %s to before %s (UTC).', base, low, high));
        execute format('alter table %s enable row level security', name);
        execute format('alter table %s attach partition %s for values from (%s) to (%s)', parent, name,
            case low when 'minvalue' then low else quote_literal(low || ' 00:00:00+00') end,
            case high when 'maxvalue' then high else quote_literal(high || ' 00:00:00+00') end);
    end if;
    return name;
end $$;
comment on function erp.ensure_partition(regclass, date, int) is
    'Makes the partition of a month unless it is there, and names it. Years before 2000 share one, so do those from 2100, so that no date can ask for thousands.';
revoke execute on function erp.ensure_partition(regclass, date, int) from public;
