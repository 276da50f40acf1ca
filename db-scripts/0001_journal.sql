-- The journal: every decision of every grain, in the order in which they became true. The only source of truth; all other tables
-- (except the roles and settings around it) can be deleted and rebuilt from it. Slim on purpose: two indexes, no foreign keys.

create schema if not exists erp;

create table erp.journal_epoch (
    only_row boolean primary key default true check (only_row),
    epoch    integer not null
);
insert into erp.journal_epoch (epoch) values (1);
comment on table erp.journal_epoch is
    'Part of every position token. Raise it after a restore or failover that may have lost commits: positions may then be given out again.';

-- Moved only under the writers' advisory lock, so positions have no gaps but those of batches that were rolled back.
create sequence erp.journal_position;

-- Nodes take stream ids by blocks (one value here is a block), so that a new stream costs no round trip.
create sequence erp.journal_stream_block;

create table erp.journal_streams (
    id         bigint  primary key,
    company_id integer not null,
    name       text    not null,
    constraint journal_streams_name unique (company_id, name)
);
comment on table erp.journal_streams is 'One row a stream, written with its first events. The name is the grain''s id: stockitem/1/MAIN/….';

create table erp.journal (
    position      bigint      primary key,
    stream        bigint      not null,
    first_version bigint      not null,
    last_version  bigint      not null,
    recorded_at   timestamptz not null,
    company_id    integer     not null,
    types         text        not null,
    payload       bytea       not null,
    actor         text        not null,
    correlation   text        not null,
    stamps        text,
    -- The fence: of two writers of a stream, whoever is second is refused here.
    constraint journal_stream_version unique (stream, first_version)
);
comment on table erp.journal is 'Append-only. One row holds the events that one stream got in one batch; erp.journal_events shows them one by one.';
comment on column erp.journal.position is 'Commit order: whoever has read up to a position has missed nothing before it.';
comment on column erp.journal.types is 'Event names in order, separated by blanks; a run of equal ones as name*count.';
comment on column erp.journal.payload is 'The events as one JSON array, UTF-8.';
comment on column erp.journal.actor is 'Who caused the first event.';
comment on column erp.journal.correlation is 'The request that caused the first event.';
comment on column erp.journal.recorded_at is 'When the first event was decided.';
comment on column erp.journal.stamps is
    'Later events that differ from the one before in who, why or when: [[index, microseconds since, actor or null, correlation or null], …].';

create table erp.journal_commands (
    stream     bigint not null,
    command_id text   not null,
    input_hash uuid   not null,
    version    bigint not null,
    primary key (stream, command_id)
);
comment on table erp.journal_commands is 'Clients'' accepted commands: the same id with the same input gives the first result again, with other input it is refused.';
comment on column erp.journal_commands.input_hash is '128 bits over the canonical input.';
comment on column erp.journal_commands.version is 'The stream''s version after the command''s events.';

create table erp.journal_snapshots (
    stream  bigint      primary key,
    version bigint      not null,
    schema  text        not null,
    state   bytea       not null,
    taken   timestamptz not null default clock_timestamp()
);
comment on table erp.journal_snapshots is 'Folded states, so that a long stream loads quickly. May be deleted at any time.';

-- A hot stream's row holds hundreds of events and is compressed on its way in, while everybody waits for the lock: lz4 takes a sixth of
-- the time of the default method and keeps as little. A server that was built without it uses the default.
do $$
begin
    alter table erp.journal alter column payload set compression lz4, alter column stamps set compression lz4;
    alter table erp.journal_snapshots alter column state set compression lz4;
exception
    when feature_not_supported then null;
end $$;

-- Rewritten with every batch, so it is kept on one page.
create table erp.journal_nodes (
    id            uuid        primary key,
    name          text        not null,
    backend_pid   integer     not null,
    backend_start timestamptz not null,
    lease         interval    not null,
    renewed_at    timestamptz not null default clock_timestamp(),
    batch         bigint      not null default 0,
    position      bigint      not null default 0
) with (fillfactor = 20);
comment on table erp.journal_nodes is 'Who may write. A node whose row is gone was fenced: its next batch writes nothing and it is told so.';
comment on column erp.journal_nodes.batch is 'The node''s last committed batch: what it looks up when it lost its connection before hearing of a commit.';
comment on column erp.journal_nodes.position is 'The first position of that batch.';

-- For people. Programs read erp.journal.
create view erp.journal_events as
select j.position,
       j.company_id,
       s.name as stream,
       j.first_version + e.place - 1 as version,
       t.type,
       e.payload,
       coalesce(d.actor, j.actor) as actor,
       coalesce(d.correlation, j.correlation) as correlation,
       j.recorded_at + d.later * interval '1 microsecond' as recorded_at
from erp.journal j
join erp.journal_streams s on s.id = j.stream
cross join lateral jsonb_array_elements(convert_from(j.payload, 'UTF8')::jsonb) with ordinality e (payload, place)
join lateral (
    select split_part(r.run, '*', 1) as type, row_number() over (order by r.place) as place
    from string_to_table(j.types, ' ') with ordinality r (run, place),
         generate_series(1, coalesce(nullif(split_part(r.run, '*', 2), '')::integer, 1))
) t on t.place = e.place
-- What the last stamp at or before the event says; times add up.
cross join lateral (
    select (array_agg(x ->> 2 order by (x ->> 0)::integer desc) filter (where x ->> 2 is not null))[1] as actor,
           (array_agg(x ->> 3 order by (x ->> 0)::integer desc) filter (where x ->> 3 is not null))[1] as correlation,
           coalesce(sum((x ->> 1)::bigint), 0) as later
    from jsonb_array_elements(j.stamps::jsonb) x
    where (x ->> 0)::integer < e.place
) d;
comment on view erp.journal_events is 'Every event by itself, for people: filter by stream or position.';
