-- A rebuild fills empty copies of the tables in a schema of their own, in short transactions, while the old ones serve; then they trade places.

create procedure erp.begin_rebuild(tables text[], generation int) language plpgsql as $$
declare
    home   text := format('erp_g%s', generation);
    parent text;
    copied text;
begin
    execute format('create schema %I', home);
    execute format('comment on schema %I is %L', home,
        format('Partitions of the projected tables of generation %s. Query the tables in schema erp.', generation));
    foreach parent in array tables loop
        copied := format('%I.%I', home, parent);
        execute format('create table %s (like erp.%I including all)', copied, parent)
            || coalesce(' partition by ' || pg_get_partkeydef(format('erp.%I', parent)::regclass), '')
            || coalesce(' with (' || (select array_to_string(reloptions, ', ') from pg_class where oid = format('erp.%I', parent)::regclass) || ')', '');
        execute format('comment on table %s is %L', copied, obj_description(format('erp.%I', parent)::regclass, 'pg_class'));
        call erp.secure_by_company(copied::regclass);
    end loop;
    insert into erp.projection_status (name, generation, epoch, position, current_as_of)
    values ('rebuild', generation, 0, 0, 'epoch');
end $$;
comment on procedure erp.begin_rebuild(text[], int) is 'Makes empty copies of tables, with all that belongs to them, in the schema of a new generation.';
revoke execute on procedure erp.begin_rebuild(text[], int) from public;

-- Views follow a table to wherever it moves, so they are defined anew, in the same words, once the new table has the old one's name.
-- Only the tables that are named move; their partitions stay, so the locks are few, and a reader in the way makes this fail soon.
-- The live row is locked from the comparison on, so the live tables cannot get ahead and no reader sees time run backwards.
create function erp.finish_rebuild(tables text[]) returns boolean language plpgsql
    set search_path = pg_catalog
    set lock_timeout = '200ms'
as $$
declare
    live   erp.projection_status;
    made   erp.projection_status;
    views  jsonb;
    parent text;
    viewed record;
begin
    select * into strict live from erp.projection_status where name = 'live' for update;
    select * into strict made from erp.projection_status where name = 'rebuild' for update;
    if (made.epoch, made.position) < (live.epoch, live.position) then
        return false;
    end if;

    select jsonb_agg(distinct jsonb_build_object(
            'name', v.oid::regclass::text, 'options', array_to_string(v.reloptions, ', '), 'definition', pg_get_viewdef(v.oid)))
    into views
    from pg_depend d
    join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
    join pg_class v on v.oid = r.ev_class and v.relkind = 'v'
    where d.refclassid = 'pg_class'::regclass
      and d.refobjid = any (array(select format('erp.%I', t)::regclass::oid from unnest(tables) t));

    foreach parent in array tables loop
        execute format('alter table erp.%I set schema %I', parent, 'erp_g' || live.generation);
        execute format('alter table %I.%I set schema erp', 'erp_g' || made.generation, parent);
    end loop;
    for viewed in select * from jsonb_to_recordset(views) as v (name text, options text, definition text) loop
        execute format('create or replace view %s %s as %s', viewed.name, 'with (' || viewed.options || ')', viewed.definition);
    end loop;

    update erp.projection_status
    set generation = made.generation, epoch = made.epoch, position = made.position, current_as_of = made.current_as_of, updated_at = now()
    where name = 'live';
    delete from erp.projection_status where name = 'rebuild';
    return true;
end $$;
comment on function erp.finish_rebuild(text[]) is
    'Puts the rebuilt tables in the place of the live ones; false while they are behind. The old ones are left in the schema of their generation, to be dropped.';
revoke execute on function erp.finish_rebuild(text[]) from public;
