-- What lists of shifts, stocktakes and receipts with exceptions show and are found by.

alter table erp.shift_taxes add column kind text collate "C" not null default 'STANDARD';
comment on column erp.shift_taxes.kind is 'STANDARD, REDUCED, ZERO, EXEMPT, OUTSIDE_SCOPE or REVERSE_CHARGE.';
comment on column erp.shift_taxes.net is 'What the lines of this rate come to without tax, less what came back.';
create index shifts_by_position on erp.shifts (company_id, position);

alter table erp.stocktakes add column products int;
comment on column erp.stocktakes.products is 'How many products are to be counted; null for the whole warehouse.';

-- Few receipts are printed offline, and no other has exceptions.
create index sales_offline on erp.sales (company_id, position) where offline;

create or replace view reporting.shift_taxes with (security_barrier) as
    select terminal, shift, tax_code, rate, closed_on, currency, net, tax, kind, case kind when 'OUTSIDE_SCOPE' then 0 else net end as tax_base
    from erp.shift_taxes
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);
comment on column reporting.shift_taxes.net is 'What the lines of this rate come to without tax, less what came back.';
comment on column reporting.shift_taxes.kind is 'STANDARD, REDUCED, ZERO, EXEMPT, OUTSIDE_SCOPE or REVERSE_CHARGE.';
comment on column reporting.shift_taxes.tax_base is
    'What the tax authority is told as the base of this rate: net, and nothing of what is outside the scope of tax.';

create or replace view reporting.stocktakes with (security_barrier) as
    select id as stocktake_id, warehouse, status, scope, note, reason, begun_by, frozen_at, updated_at, products
    from erp.stocktakes
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);
comment on column reporting.stocktakes.products is 'How many products are to be counted; null for the whole warehouse.';
