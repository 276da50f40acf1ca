-- Schema reporting: the stable contract for BI tools, described in docs/tables.md.
--
-- A reporting login's company follows from who logged in (session_user), which a session cannot change, by way of a table that it cannot
-- read. The views run with their owner's rights, so logins need no right on any table, and each is a security barrier, so that
-- a function made in a session's temporary schema never sees a row of another company.

create table erp.reporting_logins (
    login      name        not null primary key,
    company_id int         not null,
    created_at timestamptz not null default now()
);
comment on table erp.reporting_logins is 'Which company a reporting login belongs to. Written by erp.enrol_reporting_login only.';
comment on column erp.reporting_logins.login is 'Name of the PostgreSQL role that logs in.';
comment on column erp.reporting_logins.company_id is 'The only company that it sees.';
comment on column erp.reporting_logins.created_at is 'When it was enrolled.';
alter table erp.reporting_logins enable row level security, force row level security;
create policy owner on erp.reporting_logins to current_user using (true) with check (true);

create schema reporting;
comment on schema reporting is 'Views for reporting tools. Their names, columns and units are kept stable; the tables behind them are not.';
grant usage on schema reporting to erp_reporting;

create view reporting.products with (security_barrier) as
    select id as product_id, sku, name, barcodes, kind, unit, unit_decimals, price, currency, cost, tax_code, tracked, active, created_at, updated_at
    from erp.products
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.inventory_items with (security_barrier) as
    select product_id, sku, warehouse, quantity_on_hand, quantity_reserved, quantity_available, updated_at
    from erp.inventory_items
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.stock_movements with (security_barrier) as
    select product_id, sku, warehouse, kind, reference, reason, quantity_change, quantity_before, quantity_after, unit_cost, actor,
           occurred_at, recorded_at, position, ordinal
    from erp.stock_movements
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.sales with (security_barrier) as
    select id as sale_id, terminal, number, kind, original_sale_id, status, warehouse, currency, net, tax, total, discount,
           customer, reason, shift, operator, business_date, occurred_at, recorded_at
    from erp.sales
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.sale_items with (security_barrier) as
    select sale_id, line, business_date, kind, product_id, sku, name, warehouse, quantity, unit_price, discount, discount_reason,
           currency, net, tax, gross, tax_code, tax_rate, unit_cost, tracked
    from erp.sale_items
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.payments with (security_barrier) as
    select sale_id, line, business_date, method, reference, currency, tendered, change, applied
    from erp.payments
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.sale_taxes with (security_barrier) as
    select sale_id, tax_code, rate, business_date, currency, net, tax
    from erp.sale_taxes
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.revenue_lines with (security_barrier) as
    select business_date, 'SALE'::text collate "C" as document_type, kind, sale_id as document_id, line, product_id, sku, name, warehouse, quantity,
           currency, gross - tax as net, tax, gross, quantity * unit_cost as cost, tax_code, tax_rate
    from erp.sale_items
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.projection_status with (security_barrier) as
    select epoch, position, current_as_of, updated_at, now() - current_as_of as lag
    from erp.projection_status
    where name = 'live';

comment on view reporting.products is 'One row a product, also of those that are no longer sold.';
comment on view reporting.inventory_items is 'Stock of a product in a warehouse.';
comment on view reporting.stock_movements is 'Every change of stock on hand.';
comment on view reporting.sales is 'One row a receipt: a sale, or a return with amounts below zero.';
comment on view reporting.sale_items is 'One row a line of a receipt.';
comment on view reporting.payments is 'One row a tender of a receipt.';
comment on view reporting.sale_taxes is 'One row a tax code and rate of a receipt.';
comment on view reporting.revenue_lines is 'What was earned, line by line; returns are below zero, so plain sums are right.';
comment on view reporting.projection_status is 'How fresh the other views are.';

-- A view's column says what its table's column says, unless it is the view's own.
do $$
declare
    item record;
begin
    for item in
        select v.relname as view_name, a.attname as view_column, d.description
        from pg_class v
        join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
        join pg_class t on t.relnamespace = 'erp'::regnamespace and t.relkind in ('r', 'p')
            and t.relname = case v.relname when 'revenue_lines' then 'sale_items' else v.relname end
        join pg_attribute b on b.attrelid = t.oid
            and b.attname = case when a.attname in ('product_id', 'sale_id') and v.relname in ('products', 'sales') then 'id' else a.attname end
        join pg_description d on d.objoid = t.oid and d.classoid = 'pg_class'::regclass and d.objsubid = b.attnum
        where v.relnamespace = 'reporting'::regnamespace and v.relkind = 'v'
    loop
        execute format('comment on column reporting.%I.%I is %L', item.view_name, item.view_column, item.description);
    end loop;
end $$;
comment on column reporting.revenue_lines.document_type is 'What kind of document the line stands on: SALE, a receipt of a till.';
comment on column reporting.revenue_lines.kind is 'SALE or RETURN.';
comment on column reporting.revenue_lines.document_id is 'The document''s id: sales.sale_id of a receipt.';
comment on column reporting.revenue_lines.line is 'Place on the document, from 1.';
comment on column reporting.revenue_lines.business_date is 'The trading day it counts for.';
comment on column reporting.revenue_lines.net is 'Without tax, after discounts: the line''s share of the document''s net, so the lines add up to it exactly.';
comment on column reporting.revenue_lines.cost is 'Quantity times unit cost at the time, in currency; null when the cost was not known.';
comment on column reporting.projection_status.lag is 'How old the newest fact in the views is at most, counted to now.';

grant select on all tables in schema reporting to erp_reporting;

-- The defaults that a login gets are courtesy, not protection: a long report or a forgotten transaction should not hold back clean-up.
create procedure erp.enrol_reporting_login(login name, company int) language plpgsql as $$
begin
    if not exists (select from pg_roles where rolname = login and rolcanlogin and not rolsuper and not rolbypassrls) then
        raise exception 'There is no role % that can log in without being a superuser. Create it first: create role … login password …', login;
    end if;
    insert into erp.reporting_logins (login, company_id) values (login, company)
    on conflict on constraint reporting_logins_pkey do update set company_id = excluded.company_id;
    execute format('grant erp_reporting to %I', login);
    execute format('alter role %I in database %I set search_path = reporting', login, current_database());
    execute format('alter role %I in database %I set default_transaction_read_only = on', login, current_database());
    execute format('alter role %I in database %I set idle_in_transaction_session_timeout = %L', login, current_database(), '1min');
end $$;
comment on procedure erp.enrol_reporting_login(name, int) is 'Lets an existing login read the reporting views, as one company.';
revoke execute on procedure erp.enrol_reporting_login(name, int) from public;

create procedure erp.withdraw_reporting_login(name) language plpgsql as $$
begin
    delete from erp.reporting_logins l where l.login = $1;
    execute format('revoke erp_reporting from %I', $1);
end $$;
comment on procedure erp.withdraw_reporting_login(name) is 'Takes a login''s right to read the reporting views away.';
revoke execute on procedure erp.withdraw_reporting_login(name) from public;

-- Anybody who can connect may take advisory locks, and with the right number could stop the journal's writer; or fill the disk with large
-- objects and temporary tables. A superuser can close that; a plain owner cannot, and docs/tables.md says what to do then.
do $$
declare
    item record;
begin
    execute format('revoke temporary on database %I from public', current_database());
    if (select rolsuper from pg_roles where rolname = current_user) then
        for item in
            select oid::regprocedure as signature from pg_proc
            where pronamespace = 'pg_catalog'::regnamespace and (proname like 'pg\_%advisory%' or proname ~ '^(lo_|lowrite|loread)')
        loop
            execute format('revoke execute on function %s from public', item.signature);
        end loop;
    end if;
end $$;
