-- Counter sales and their returns, as documents. Quantities and amounts of a return are below zero, so that sums over both are right.
-- The monthly parts go by business date; the tables repeat it so that joins and reports meet in the same month.

create table erp.sales (
    company_id       int         not null,
    id               text collate "C" not null,
    terminal         text collate "C" not null,
    number           bigint      not null,
    kind             text collate "C" not null,
    original_sale_id text collate "C",
    status           text collate "C" not null,
    warehouse        text collate "C" not null,
    currency         text collate "C" not null,
    net              numeric     not null,
    tax              numeric     not null,
    total            numeric     not null,
    discount         numeric     not null,
    customer         text,
    reason           text,
    shift            bigint      not null,
    operator         text        not null,
    business_date    date        not null,
    occurred_at      timestamptz not null,
    recorded_at      timestamptz not null,
    position         bigint      not null,
    primary key (company_id, id, business_date)
) partition by range (business_date);
comment on table erp.sales is 'One row a receipt: a sale or a return.';
comment on column erp.sales.company_id is 'The company that the row belongs to.';
comment on column erp.sales.id is 'Terminal and the client''s id: T0/4711.';
comment on column erp.sales.terminal is 'The till that made it.';
comment on column erp.sales.number is 'Receipt number: counts the terminal''s sales and returns together from 1, without gaps.';
comment on column erp.sales.kind is 'SALE or RETURN.';
comment on column erp.sales.original_sale_id is 'Of a return: sales.id of what was returned.';
comment on column erp.sales.status is 'COMPLETED, or RETURNED once the whole sale came back.';
comment on column erp.sales.warehouse is 'Code of the warehouse that the goods left or came back to.';
comment on column erp.sales.currency is 'ISO 4217 code of all amounts of the receipt.';
comment on column erp.sales.net is 'Without tax, after discounts; below zero for a return.';
comment on column erp.sales.tax is 'Tax on it; below zero for a return.';
comment on column erp.sales.total is 'What was to be paid: net and tax; below zero for a return.';
comment on column erp.sales.discount is 'What discounts took off before tax, the sum over the lines; net has it taken off already. Below zero for a return.';
comment on column erp.sales.customer is 'The customer as the till named it; null for an anonymous sale.';
comment on column erp.sales.reason is 'Of a return: why the goods came back, where it was said.';
comment on column erp.sales.shift is 'Counts the terminal''s shifts.';
comment on column erp.sales.operator is 'Who stood at the till.';
comment on column erp.sales.business_date is 'The trading day it counts for, by the company''s time zone.';
comment on column erp.sales.occurred_at is 'When it took place.';
comment on column erp.sales.recorded_at is 'When it was recorded.';
comment on column erp.sales.position is 'Journal position.';
create index sales_by_position on erp.sales (company_id, position);
call erp.secure_by_company('erp.sales');

create table erp.sale_items (
    company_id      int     not null,
    sale_id         text collate "C" not null,
    line            int     not null,
    business_date   date    not null,
    kind            text collate "C" not null,
    product_id      uuid    not null,
    sku             text collate "C" not null,
    name            text    not null,
    warehouse       text collate "C" not null,
    quantity        numeric not null,
    unit_price      numeric not null,
    discount        numeric not null,
    discount_reason text,
    currency        text collate "C" not null,
    net             numeric not null,
    tax             numeric not null,
    gross           numeric not null,
    tax_code        text collate "C" not null,
    tax_rate        numeric not null,
    unit_cost       numeric,
    tracked         boolean not null,
    primary key (company_id, sale_id, line, business_date)
) partition by range (business_date);
comment on table erp.sale_items is 'One row a line of a receipt.';
comment on column erp.sale_items.company_id is 'The company that the row belongs to.';
comment on column erp.sale_items.sale_id is 'sales.id';
comment on column erp.sale_items.line is 'Place on the receipt, from 1.';
comment on column erp.sale_items.business_date is 'The receipt''s business date.';
comment on column erp.sale_items.kind is 'The receipt''s kind: SALE or RETURN.';
comment on column erp.sale_items.product_id is 'products.id';
comment on column erp.sale_items.sku is 'The product''s sku at the time of the sale.';
comment on column erp.sale_items.name is 'The product''s name at the time of the sale.';
comment on column erp.sale_items.warehouse is 'Code of the warehouse that the goods left or came back to.';
comment on column erp.sale_items.quantity is 'In the product''s unit; below zero on a return.';
comment on column erp.sale_items.unit_price is 'Price of one unit before discount, as charged.';
comment on column erp.sale_items.discount is 'What was taken off the line before tax; below zero on a return.';
comment on column erp.sale_items.discount_reason is 'Why, where it was said.';
comment on column erp.sale_items.currency is 'ISO 4217 code of the line''s amounts.';
comment on column erp.sale_items.net is 'Quantity times unit price less discount, without tax, not rounded to the currency; below zero on a return.';
comment on column erp.sale_items.tax is 'The line''s share of the receipt''s tax; the lines add up to it exactly.';
comment on column erp.sale_items.gross is 'The line''s share of the receipt''s total; the lines add up to it exactly. Gross less tax is its share of the receipt''s net.';
comment on column erp.sale_items.tax_code is 'The company''s tax code.';
comment on column erp.sale_items.tax_rate is 'Percent, as valid at the sale''s date.';
comment on column erp.sale_items.unit_cost is 'Cost of one unit at the time of the sale; null when not known.';
comment on column erp.sale_items.tracked is 'Whether the line moved stock.';
call erp.secure_by_company('erp.sale_items');

create table erp.payments (
    company_id    int     not null,
    sale_id       text collate "C" not null,
    line          int     not null,
    business_date date    not null,
    method        text collate "C" not null,
    reference     text,
    currency      text collate "C" not null,
    tendered      numeric not null,
    change        numeric not null,
    applied       numeric not null,
    primary key (company_id, sale_id, line, business_date)
) partition by range (business_date);
comment on table erp.payments is 'One row a tender of a receipt. What was applied adds up to the receipt''s total.';
comment on column erp.payments.company_id is 'The company that the row belongs to.';
comment on column erp.payments.sale_id is 'sales.id';
comment on column erp.payments.line is 'Place on the receipt, from 1.';
comment on column erp.payments.business_date is 'The receipt''s business date.';
comment on column erp.payments.method is 'CASH, CARD, VOUCHER or OTHER.';
comment on column erp.payments.reference is 'The card terminal''s or the voucher''s own number.';
comment on column erp.payments.currency is 'ISO 4217 code of the amounts.';
comment on column erp.payments.tendered is 'What was handed over; below zero when it was paid back.';
comment on column erp.payments.change is 'What was given back on the spot; only cash gives change.';
comment on column erp.payments.applied is 'What of it paid for the receipt: tendered less change.';
call erp.secure_by_company('erp.payments');

create table erp.sale_taxes (
    company_id    int     not null,
    sale_id       text collate "C" not null,
    tax_code      text collate "C" not null,
    rate          numeric not null,
    business_date date    not null,
    currency      text collate "C" not null,
    net           numeric not null,
    tax           numeric not null,
    primary key (company_id, sale_id, tax_code, rate, business_date)
) partition by range (business_date);
comment on table erp.sale_taxes is 'One row a tax code and rate of a receipt: the tax summary that is printed on it.';
comment on column erp.sale_taxes.company_id is 'The company that the row belongs to.';
comment on column erp.sale_taxes.sale_id is 'sales.id';
comment on column erp.sale_taxes.tax_code is 'The company''s tax code.';
comment on column erp.sale_taxes.rate is 'Percent.';
comment on column erp.sale_taxes.business_date is 'The receipt''s business date.';
comment on column erp.sale_taxes.currency is 'ISO 4217 code of the amounts.';
comment on column erp.sale_taxes.net is 'The amount that is taxed; below zero for a return.';
comment on column erp.sale_taxes.tax is 'The tax on it; below zero for a return.';
call erp.secure_by_company('erp.sale_taxes');
