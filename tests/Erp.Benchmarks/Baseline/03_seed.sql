-- 10,000 items and 100,000 orders of history, three lines each, spread over a year. Always the same rows.
insert into warehouses values (1, 'MAIN');
insert into terminals select n, 'T' || n from generate_series(0, 255) n;

insert into items (item_id, sku, name, price, cost, tax_rate)
select n, 'S' || n, 'Item ' || n, (100 + n % 900) / 100.0, (50 + n % 450) / 100.0, case when n % 10 = 0 then 0 else 20 end
from generate_series(1, 10000) n;

insert into stock (warehouse_id, item_id, on_hand) select 1, item_id, 1000000000 from items;

create temp table history as
select o.n as order_no, l.n as line_no, i.item_id, (1 + (o.n + l.n) % 3)::numeric as quantity, i.price, i.tax_rate, i.cost,
       round((1 + (o.n + l.n) % 3) * i.price, 2) as net,
       timestamptz '2025-11-01 00:00+00' + o.n * interval '5 minutes' as at
from generate_series(1, 100000) o(n)
cross join generate_series(1, 3) l(n)
join items i on i.item_id = 1 + (o.n * 7919 + l.n * 3571) % 10000;

insert into orders (warehouse_id, terminal_id, status, net, tax, gross, ordered_at, business_date)
select 1, order_no % 256, 'completed', sum(net), sum(round(net * tax_rate / 100, 2)),
       sum(net) + sum(round(net * tax_rate / 100, 2)), at, at::date
from history group by order_no, at order by order_no;

insert into order_lines (order_id, line_no, item_id, quantity, unit_price, tax_rate, net, tax, unit_cost)
select order_no, line_no, item_id, quantity, price, tax_rate, net, round(net * tax_rate / 100, 2), cost
from history order by order_no, line_no;

insert into stock_movements
    (warehouse_id, item_id, kind, order_id, quantity, quantity_before, quantity_after, unit_cost, moved_at)
select 1, item_id, 'sale', order_no, -quantity, 1000000000 + quantity, 1000000000, cost, at
from history order by order_no, line_no;

insert into invoices (order_id, net, tax, gross, issued_at)
select order_id, net, tax, gross, ordered_at from orders order by order_id;

insert into payments (invoice_id, method, amount, paid_at)
select invoice_id, 'cash', gross, issued_at from invoices order by invoice_id;

insert into outbox (topic, payload, created_at, published_at)
select 'sale.completed', jsonb_build_object('order', order_id, 'invoice', invoice_id, 'gross', gross), issued_at, issued_at
from invoices order by invoice_id;

drop table history;
