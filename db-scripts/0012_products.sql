-- The catalogue as lists and reports see it.

create table erp.products (
    company_id    int         not null,
    id            uuid        not null,
    sku           text collate "C" not null,
    name          text        not null,
    barcodes      text[]      not null,
    kind          text collate "C" not null,
    unit          text collate "C" not null,
    unit_decimals smallint    not null,
    price         numeric     not null,
    currency      text collate "C" not null,
    cost          numeric,
    tax_code      text collate "C" not null,
    tracked       boolean     not null,
    active        boolean     not null,
    search_text   text        not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    position      bigint      not null,
    primary key (company_id, id)
);
comment on table erp.products is 'One row a product, also of those that are no longer sold.';
comment on column erp.products.company_id is 'The company that the row belongs to.';
comment on column erp.products.id is 'Never changes, unlike the sku.';
comment on column erp.products.sku is 'Stock keeping unit as entered; unique in the company, ignoring case.';
comment on column erp.products.name is 'What receipts and lists call it.';
comment on column erp.products.barcodes is 'GTINs, written with 14 digits.';
comment on column erp.products.kind is 'GOODS or SERVICE.';
comment on column erp.products.unit is 'What one of it is: EACH, KG, …';
comment on column erp.products.unit_decimals is 'Decimals that a quantity in this unit may have: 0 for pieces.';
comment on column erp.products.price is 'Selling price of one unit, in currency.';
comment on column erp.products.currency is 'ISO 4217 code of price and cost.';
comment on column erp.products.cost is 'Standard cost of one unit, in currency; null when not known.';
comment on column erp.products.tax_code is 'The company''s tax code; its rate depends on the date of the sale.';
comment on column erp.products.tracked is 'Whether stock is kept of it.';
comment on column erp.products.active is 'Whether it can be sold.';
comment on column erp.products.search_text is 'Sku, name and barcodes in lower case, for search.';
comment on column erp.products.created_at is 'When the product was created.';
comment on column erp.products.updated_at is 'When the product last changed.';
comment on column erp.products.position is 'Journal position of the last change.';

-- Not unique: two products may swap their skus within one transaction of the projector. Uniqueness is decided by the grain of the code.
create index products_by_sku on erp.products (company_id, sku);

call erp.secure_by_company('erp.products');

-- Parts of words are found by trigrams. The extension comes with PostgreSQL; a server that was packaged without it searches more slowly.
do $$
begin
    if exists (select from pg_available_extensions where name = 'pg_trgm') then
        create extension if not exists pg_trgm with schema erp;
        execute format('create index products_by_text on erp.products using gin (search_text %I.gin_trgm_ops)',
            (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'));
    end if;
end $$;

-- Runs as the owner, because under a policy PostgreSQL keeps `like` off the index: it might tell of rows that the policy hides. The company is
-- therefore part of the query. It is planned afresh for each search: a rare word takes the trigrams, a frequent one the order of the skus.
create function erp.search_products(words text, after_sku text, page_size int)
    returns table (id uuid, sku text)
    language plpgsql stable security definer
    set search_path = pg_catalog
as $$
declare
    patterns text[] := (
        select array_agg('%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' order by length(word) desc)
        from regexp_split_to_table(lower(words), '\s+') word
        where word <> '');
begin
    return query execute
        'select p.id, p.sku from erp.products p
         where p.company_id = nullif(current_setting(''erp.company'', true), '''')::int
           and p.search_text like $1[1] and p.search_text like all ($1) and p.sku > $2 collate "C"
         order by p.sku limit $3'
        using coalesce(patterns, array['%']), coalesce(after_sku, ''), page_size;
end $$;
comment on function erp.search_products(text, text, int) is
    'The products of the transaction''s company that contain every one of the words in sku, name or barcode, by sku, after a sku.';
revoke execute on function erp.search_products(text, text, int) from public;
grant execute on function erp.search_products(text, text, int) to erp_application;
