-- Stocktakes: what was counted, what the books had expected, and what came of it.

create table erp.stocktakes (
    company_id int         not null,
    id         text collate "C" not null,
    warehouse  text collate "C" not null,
    status     text collate "C" not null,
    scope      text collate "C" not null,
    note       text,
    reason     text,
    begun_by   text collate "C" not null,
    frozen_at  timestamptz not null,
    updated_at timestamptz not null,
    position   bigint      not null,
    primary key (company_id, id)
);
comment on table erp.stocktakes is 'One row a stocktake.';
comment on column erp.stocktakes.company_id is 'The company that the row belongs to.';
comment on column erp.stocktakes.id is 'The warehouse and what the client called it: MAIN/year-end.';
comment on column erp.stocktakes.warehouse is 'Code of the warehouse that is counted.';
comment on column erp.stocktakes.status is 'COUNTING, POSTING (stock is being corrected), POSTED or CANCELLED.';
comment on column erp.stocktakes.scope is 'WAREHOUSE, or PRODUCTS when only some are counted.';
comment on column erp.stocktakes.note is 'For people.';
comment on column erp.stocktakes.reason is 'Why it was cancelled.';
comment on column erp.stocktakes.begun_by is 'Who began it: token:office, user:ann.';
comment on column erp.stocktakes.frozen_at is 'The instant that all counts are compared with: when it began.';
comment on column erp.stocktakes.updated_at is 'When it last changed, a count included.';
comment on column erp.stocktakes.position is 'Journal position of the last change.';
create index stocktakes_by_time on erp.stocktakes (company_id, frozen_at, id);
call erp.secure_by_company('erp.stocktakes');

create table erp.stocktake_lines (
    company_id        int         not null,
    stocktake_id      text collate "C" not null,
    product_id        uuid        not null,
    sku               text collate "C" not null,
    quantity_counted    numeric     not null,
    quantity_expected   numeric     not null,
    quantity_difference numeric     not null generated always as (quantity_counted - quantity_expected) stored,
    unit_cost         numeric     not null,
    value_difference  numeric     not null,
    posted            boolean     not null,
    counted_by        text collate "C" not null,
    counted_at        timestamptz not null,
    primary key (company_id, stocktake_id, product_id)
);
comment on table erp.stocktake_lines is 'One row a product that was counted in a stocktake.';
comment on column erp.stocktake_lines.company_id is 'The company that the row belongs to.';
comment on column erp.stocktake_lines.stocktake_id is 'stocktakes.id';
comment on column erp.stocktake_lines.product_id is 'products.id';
comment on column erp.stocktake_lines.sku is 'The product''s sku when it was counted.';
comment on column erp.stocktake_lines.quantity_counted is 'What was found, in the product''s unit; the last count, if it was counted again.';
comment on column erp.stocktake_lines.quantity_expected is 'What the books had on hand at stocktakes.frozen_at.';
comment on column erp.stocktake_lines.quantity_difference is 'Counted less expected: below zero for a shortage.';
comment on column erp.stocktake_lines.unit_cost is 'What one unit cost at stocktakes.frozen_at, in the company''s currency.';
comment on column erp.stocktake_lines.value_difference is
    'What the difference is worth: difference times unit cost, and once posted what the stock''s value has changed by.';
comment on column erp.stocktake_lines.posted is 'Whether stock has been corrected by it.';
comment on column erp.stocktake_lines.counted_by is 'Who recorded the count.';
comment on column erp.stocktake_lines.counted_at is 'When the count was recorded.';
create index stocktake_lines_by_sku on erp.stocktake_lines (company_id, stocktake_id, sku);
call erp.secure_by_company('erp.stocktake_lines');

create view reporting.stocktakes with (security_barrier) as
    select id as stocktake_id, warehouse, status, scope, note, reason, begun_by, frozen_at, updated_at
    from erp.stocktakes
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.stocktake_lines with (security_barrier) as
    select stocktake_id, product_id, sku, quantity_counted, quantity_expected, quantity_difference, unit_cost, value_difference, posted,
           counted_by, counted_at
    from erp.stocktake_lines
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

comment on view reporting.stocktakes is 'One row a stocktake.';
comment on view reporting.stocktake_lines is 'One row a product that was counted in a stocktake.';

-- A view's column says what its table's column says.
do $$
declare
    item record;
begin
    for item in
        select v.relname as view_name, a.attname as view_column, d.description
        from pg_class v
        join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
        join pg_attribute b on b.attrelid = format('erp.%I', v.relname)::regclass
            and b.attname = case when (v.relname, a.attname) in (('transfers', 'transfer_id'), ('stocktakes', 'stocktake_id'))
                then 'id' else a.attname end
        join pg_description d on d.objoid = b.attrelid and d.classoid = 'pg_class'::regclass and d.objsubid = b.attnum
        where v.relnamespace = 'reporting'::regnamespace
          and v.relname in ('transfers', 'transfer_lines', 'stocktakes', 'stocktake_lines')
    loop
        execute format('comment on column reporting.%I.%I is %L', item.view_name, item.view_column, item.description);
    end loop;
end $$;

grant select on reporting.transfers, reporting.transfer_lines, reporting.stocktakes, reporting.stocktake_lines to erp_reporting;
