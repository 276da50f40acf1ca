-- Packs and prices of a product. Most products have one price and no pack: then the new columns are null and take no room.

alter table erp.products rename column price to first_price;
alter table erp.products add column price_from timestamptz[], add column prices numeric[], add column pack_quantities numeric[];

comment on column erp.products.barcodes is 'GTINs, written with 14 digits: those of one unit first, then those of packs.';
comment on column erp.products.pack_quantities is 'How much of the product each of the barcodes stands for, in its unit; null when it is one each.';
comment on column erp.products.kind is 'GOODS, SERVICE, VOUCHER or DEPOSIT.';
comment on column erp.products.first_price is 'Selling price of one unit until the first change of it that is kept, in currency.';
comment on column erp.products.price_from is 'When each of the later prices begins, ascending; also those that are scheduled. Null when there are none.';
comment on column erp.products.prices is 'The selling prices that begin then, in currency.';

-- Time changes a price, with no event to write a row by; so the view looks for the price of now.
create or replace view reporting.products with (security_barrier) as
    select id as product_id, sku, name, barcodes, kind, unit, unit_decimals,
           coalesce(prices[width_bucket(now(), price_from)], first_price) as price,
           currency, cost, tax_code, tracked, active, created_at, updated_at
    from erp.products
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);
comment on column reporting.products.price is 'Selling price of one unit now, in currency.';
comment on column reporting.products.kind is 'GOODS, SERVICE, VOUCHER or DEPOSIT.';

create view reporting.product_barcodes with (security_barrier) as
    select p.id as product_id, p.sku, b.barcode, coalesce(b.quantity, 1) as quantity
    from erp.products p, unnest(p.barcodes, p.pack_quantities) as b (barcode, quantity)
    where p.company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);
comment on view reporting.product_barcodes is 'One row a barcode of a product.';
comment on column reporting.product_barcodes.product_id is 'Never changes, unlike the sku.';
comment on column reporting.product_barcodes.sku is 'Stock keeping unit of the product.';
comment on column reporting.product_barcodes.barcode is 'GTIN, written with 14 digits.';
comment on column reporting.product_barcodes.quantity is 'How much of the product one scan stands for, in its unit: 12 for a case of twelve.';

create view reporting.product_prices with (security_barrier) as
    select p.id as product_id, p.sku, c.valid_from, lead(c.valid_from) over (partition by p.id order by c.place) as valid_until,
           c.price, p.currency
    from erp.products p,
         unnest(null::timestamptz || p.price_from, p.first_price || p.prices) with ordinality as c (valid_from, price, place)
    where p.company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);
comment on view reporting.product_prices is 'One row a selling price of a product: past ones, the one of now and those that are scheduled.';
comment on column reporting.product_prices.product_id is 'Never changes, unlike the sku.';
comment on column reporting.product_prices.sku is 'Stock keeping unit of the product.';
comment on column reporting.product_prices.valid_from is 'When the price begins; null for the first.';
comment on column reporting.product_prices.valid_until is 'When the next price begins; null for the last.';
comment on column reporting.product_prices.price is 'Selling price of one unit, in currency.';
comment on column reporting.product_prices.currency is 'ISO 4217 code of the price.';

grant select on reporting.product_barcodes, reporting.product_prices to erp_reporting;
