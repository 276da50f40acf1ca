-- Who may see projected rows, and the one way in which a table is closed to other companies.
--
--   the owner        runs the migrations, the journal and the projector; policies let it see everything, and it needs no superuser for that
--   erp_application  what lists and reports of the API run as (`-c role=erp_application` in the connection's options); it sees one
--                    company, the one that the transaction has set: set_config('erp.company', '1', true)
--   erp_reporting    what BI logins are members of; it sees the views of schema reporting and nothing else (0015_reporting.sql)
--
-- Roles belong to the cluster, not to the database: another database of ours may have made them, or be making them right now.

create schema if not exists erp;
comment on schema erp is 'The journal, which is the truth, and the tables projected from it, which can be rebuilt at any time.';

do $$
declare
    name text;
begin
    foreach name in array array['erp_application', 'erp_reporting'] loop
        begin
            if not exists (select from pg_roles where rolname = name) then
                execute format('create role %I nologin', name);
            end if;
            if name = 'erp_application' and not pg_has_role(current_user, name, 'member') then
                execute format('grant %I to %I', name, current_user);
            end if;
        exception
            when duplicate_object or unique_violation then null;
        end;
    end loop;
end $$;

grant usage on schema erp to erp_application;

-- The company is set for the transaction only, so a pooled connection cannot carry it to the next request. Not set means no row.
create procedure erp.secure_by_company(target regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security, force row level security', target);
    execute format(
        'create policy company on %s for select to erp_application
             using (company_id = nullif(current_setting(''erp.company'', true), '''')::int)', target);
    execute format('create policy owner on %s to %I using (true) with check (true)', target, current_user);
    execute format('grant select on %s to erp_application', target);
end $$;
comment on procedure erp.secure_by_company(regclass) is
    'Forces row-level security on a table with a company_id: erp_application sees the company that its transaction has set, the owner sees all.';
revoke execute on procedure erp.secure_by_company(regclass) from public;
