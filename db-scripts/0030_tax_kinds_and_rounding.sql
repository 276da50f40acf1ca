-- What receipts say of kinds of tax, its components, discounts of the whole and cash rounding.

alter table erp.sales
    add column rounding           numeric not null default 0,
    add column document_discount  numeric not null default 0,
    add column discount_reason    text,
    add column prices_include_tax boolean not null default false;
comment on column erp.sales.rounding is 'What was added, or taken off if below zero, because cash is paid in larger coins; part of total, of neither net nor tax.';
comment on column erp.sales.document_discount is 'What of discount was taken off the whole receipt, the sum of the lines'' shares.';
comment on column erp.sales.discount_reason is 'Why something was taken off the whole receipt, where it was said.';
comment on column erp.sales.prices_include_tax is 'Whether unit prices and discounts of the receipt contain the tax.';
comment on column erp.sales.discount is 'What discounts took off, the sum over the lines, with tax where prices include it; net has it taken off already. Below zero for a return.';
comment on column erp.sales.total is 'What was to be paid: net, tax and rounding; below zero for a return.';

alter table erp.sale_items add column document_discount numeric not null default 0;
comment on column erp.sale_items.document_discount is 'What of discount is the line''s share of what was taken off the whole receipt.';
comment on column erp.sale_items.unit_price is 'For one unit, before discount, as it was sold; with tax where the receipt''s prices include it.';
comment on column erp.sale_items.discount is 'What was taken off the line, document_discount included; with tax where the receipt''s prices include it.';
comment on column erp.sale_items.net is
    'Quantity times unit price less discount, exact; where prices include tax, and where tax is rounded per line, gross less tax.';

alter table erp.sale_taxes add column kind text collate "C" not null default 'STANDARD';
comment on column erp.sale_taxes.kind is 'STANDARD, REDUCED, ZERO, EXEMPT, OUTSIDE_SCOPE or REVERSE_CHARGE.';
comment on column erp.sale_taxes.net is 'What the lines of this rate come to without tax; below zero for a return.';

create table erp.sale_tax_components (
    company_id     int     not null,
    sale_id        text collate "C" not null,
    tax_code       text collate "C" not null,
    rate           numeric not null,
    component      text collate "C" not null,
    component_rate numeric not null,
    business_date  date    not null,
    currency       text collate "C" not null,
    tax            numeric not null,
    primary key (company_id, sale_id, tax_code, rate, component, business_date)
) partition by range (business_date);
comment on table erp.sale_tax_components is 'One row a component of a receipt''s tax, where a rate is made of several; they add up to the rate''s tax.';
comment on column erp.sale_tax_components.company_id is 'The company that the row belongs to.';
comment on column erp.sale_tax_components.sale_id is 'sales.id';
comment on column erp.sale_tax_components.tax_code is 'sale_taxes.tax_code';
comment on column erp.sale_tax_components.rate is 'sale_taxes.rate: percent of the whole.';
comment on column erp.sale_tax_components.component is 'Its name: CGST.';
comment on column erp.sale_tax_components.component_rate is 'Percent of the component.';
comment on column erp.sale_tax_components.business_date is 'The receipt''s business date.';
comment on column erp.sale_tax_components.currency is 'ISO 4217 code of the amount.';
comment on column erp.sale_tax_components.tax is 'The component''s share of the tax; below zero for a return.';
call erp.secure_by_company('erp.sale_tax_components');

create or replace view reporting.sales with (security_barrier) as
    select id as sale_id, terminal, number, kind, original_sale_id, status, warehouse, currency, net, tax, total, discount,
           customer, reason, shift, operator, business_date, occurred_at, recorded_at,
           rounding, document_discount, discount_reason, prices_include_tax
    from erp.sales
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create or replace view reporting.sale_items with (security_barrier) as
    select sale_id, line, business_date, kind, product_id, sku, name, warehouse, quantity, unit_price, discount, discount_reason,
           currency, net, tax, gross, tax_code, tax_rate, unit_cost, tracked, document_discount
    from erp.sale_items
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create or replace view reporting.sale_taxes with (security_barrier) as
    select sale_id, tax_code, rate, business_date, currency, net, tax, kind, case kind when 'OUTSIDE_SCOPE' then 0 else net end as tax_base
    from erp.sale_taxes
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.sale_tax_components with (security_barrier) as
    select sale_id, tax_code, rate, component, component_rate, business_date, currency, tax
    from erp.sale_tax_components
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);
comment on view reporting.sale_tax_components is 'One row a component of a receipt''s tax, where a rate is made of several.';

-- A view's column says what its table's column says.
do $$
declare
    item record;
begin
    for item in
        select v.relname as view_name, a.attname as view_column, d.description
        from pg_class v
        join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
        join pg_class t on t.relnamespace = 'erp'::regnamespace and t.relkind in ('r', 'p') and t.relname = v.relname
        join pg_attribute b on b.attrelid = t.oid and b.attname = a.attname
        join pg_description d on d.objoid = t.oid and d.classoid = 'pg_class'::regclass and d.objsubid = b.attnum
        where v.relnamespace = 'reporting'::regnamespace and v.relkind = 'v'
            and v.relname in ('sales', 'sale_items', 'sale_taxes', 'sale_tax_components')
    loop
        execute format('comment on column reporting.%I.%I is %L', item.view_name, item.view_column, item.description);
    end loop;
end $$;
comment on column reporting.sale_taxes.tax_base is 'What the tax authority is told as the base of this rate: net, and nothing of what is outside the scope of tax.';

grant select on reporting.sale_tax_components to erp_reporting;
