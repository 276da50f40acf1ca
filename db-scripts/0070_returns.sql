-- What came back of a sale, line by line and payment by payment.

alter table erp.sale_items
    add column original_sale_id  text collate "C",
    add column original_line     int,
    add column not_restocked     boolean not null default false,
    add column quantity_returned numeric not null default 0;
comment on column erp.sale_items.kind is 'SALE where goods were sold; RETURN or VOID where they came back, also on the receipt of an exchange.';
comment on column erp.sale_items.original_sale_id is 'Of goods that came back: sales.id of what they were sold on.';
comment on column erp.sale_items.original_line is 'Of goods that came back: their line on that receipt.';
comment on column erp.sale_items.not_restocked is 'The goods came back and could not be sold again, so no stock moved.';
comment on column erp.sale_items.quantity_returned is 'How much of the line has come back since; the quantity itself stays as it was sold.';

alter table erp.payments
    add column original_sale_id text collate "C",
    add column original_payment int,
    add column carried          boolean not null default false,
    add column refunded         numeric not null default 0;
comment on column erp.payments.original_sale_id is 'Of a refund: sales.id of what was paid.';
comment on column erp.payments.original_payment is 'Of a refund: the payment''s line on that receipt.';
comment on column erp.payments.carried is 'No money moved: what goods had been paid with that came back pays for others in exchange. Such rows come in pairs, one below zero.';
comment on column erp.payments.refunded is 'What of it has been paid back since, or carried over to another receipt.';

comment on column erp.sales.kind is 'SALE, RETURN, or VOID: a return of the whole sale by its own till before the shift ended.';
comment on column erp.sales.status is 'COMPLETED, PARTLY_RETURNED, or RETURNED once all that was sold came back.';

-- Until now a sale was returned as a whole, every line in order.
update erp.sale_items item
set original_sale_id = back.original_sale_id, original_line = item.line
from erp.sales back
where (back.company_id, back.id, back.business_date) = (item.company_id, item.sale_id, item.business_date)
  and back.original_sale_id is not null;
update erp.payments payment
set original_sale_id = back.original_sale_id, original_payment = payment.line
from erp.sales back
where (back.company_id, back.id, back.business_date) = (payment.company_id, payment.sale_id, payment.business_date)
  and back.original_sale_id is not null;
update erp.sale_items item
set quantity_returned = item.quantity
from erp.sales sale
where (sale.company_id, sale.id, sale.business_date) = (item.company_id, item.sale_id, item.business_date) and sale.status = 'RETURNED';
update erp.payments payment
set refunded = payment.applied
from erp.sales sale
where (sale.company_id, sale.id, sale.business_date) = (payment.company_id, payment.sale_id, payment.business_date) and sale.status = 'RETURNED';

-- A view keeps its columns in their order: the new ones go after whatever it has by now.
do $$
declare
    widened record;
begin
    for widened in
        select * from (values
            ('sale_items', 'original_sale_id, original_line, not_restocked, quantity_returned'),
            ('payments', 'original_sale_id, original_payment, carried, refunded')) as v (name, columns)
    loop
        execute (
            select format(
                'create or replace view reporting.%I with (security_barrier) as
                     select %s, %s from erp.%I
                     where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user)',
                widened.name, string_agg(quote_ident(attname), ', ' order by attnum), widened.columns, widened.name)
            from pg_attribute
            where attrelid = format('reporting.%I', widened.name)::regclass and attnum > 0);
    end loop;
end $$;

-- Goods that could not be sold again have cost what they cost: nothing of it comes back.
create or replace view reporting.revenue_lines with (security_barrier) as
    select business_date, 'SALE'::text collate "C" as document_type, kind, sale_id as document_id, line, product_id, sku, name, warehouse, quantity,
           currency, gross - tax as net, tax, gross, case when not_restocked then 0 else quantity * unit_cost end as cost, tax_code, tax_rate
    from erp.sale_items
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

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
        where v.relnamespace = 'reporting'::regnamespace and v.relkind = 'v' and v.relname in ('sales', 'sale_items', 'payments')
    loop
        execute format('comment on column reporting.%I.%I is %L', item.view_name, item.view_column, item.description);
    end loop;
end $$;
comment on column reporting.revenue_lines.kind is 'SALE where goods were sold; RETURN or VOID where they came back, also on the receipt of an exchange.';
comment on column reporting.revenue_lines.cost is
    'Quantity times unit cost at the time, in currency; null when the cost was not known, 0 for goods that came back and could not be sold again.';
