-- Lists of products: by words, by a part of the sku, of some kinds, in sale or not.

-- Few products are anything but goods, or out of sale: without these a list of them would read through all that it leaves out.
create index products_of_other_kinds on erp.products (company_id, sku) where kind <> 'GOODS';
create index products_out_of_sale on erp.products (company_id, sku) where not active;

-- Finer statistics of the texts, so that the planner tells a word that one product in a thousand has from one that every tenth has.
alter table erp.products alter column search_text set statistics 1000;

drop function erp.search_products(text, text, int);

-- Every word stands after a blank, those inside a sku too: at the end, once more.
update erp.products set search_text = ' ' || search_text
    || coalesce((select string_agg(' ' || inner_word[1], '')
                 from regexp_matches(lower(sku || ' ' || name), '[^[:alnum:][:space:]]([[:alnum:]]+)', 'g') inner_word), '');
comment on column erp.products.search_text is
    'Sku, name and barcodes in lower case, each word after a blank; those inside a sku once more at the end. For search.';

-- A pattern that the trigrams can answer. One or two characters are a trigram only where a word begins with them.
create function erp.word_pattern(word text) returns text language sql immutable
    return case when length(word) < 3 then '% ' else '%' end || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
comment on function erp.word_pattern(text) is 'For erp.find_products: what a text that contains a word looks like.';
revoke execute on function erp.word_pattern(text) from public;

-- Runs as the owner, because under a policy PostgreSQL keeps `like` off the index: it might tell of rows that the policy hides. The company is
-- therefore part of the query. It is planned afresh for each search: a rare word takes the trigrams, a frequent one the order of the skus.
-- Each word is a condition of its own, so that the index intersects them.
create function erp.find_products(
    words text[], sku_part text, only_kinds text[], only_active boolean, after_sku text, page_size int)
    returns table (id uuid, sku text)
    language plpgsql stable security definer
    set search_path = pg_catalog
as $$
declare
    query text :=
        'select p.id, p.sku from erp.products p
         where p.company_id = nullif(current_setting(''erp.company'', true), '''')::int and p.sku > $1 collate "C"';
    word  text;
begin
    foreach word in array array_append(words, sku_part) loop
        continue when word is null;
        query := query || format(' and p.search_text like %L', erp.word_pattern(word));
    end loop;
    if sku_part is not null then
        query := query || format(' and left(p.search_text, length(p.sku) + 1) like %L', erp.word_pattern(sku_part));
    end if;
    if only_kinds is not null then
        query := query || format(' and p.kind = any (%L)', only_kinds);
        if not 'GOODS' = any (only_kinds) then
            query := query || ' and p.kind <> ''GOODS''';
        end if;
    end if;
    if only_active is not null then
        query := query || case when only_active then ' and p.active' else ' and not p.active' end;
    end if;
    return query execute query || ' order by p.sku limit $2' using coalesce(after_sku, ''), page_size;
end $$;
comment on function erp.find_products(text[], text, text[], boolean, text, int) is
    'The products of the transaction''s company that contain every one of the words (in lower case) in sku, name or barcode, by sku, after a sku; null is no condition.';
revoke execute on function erp.find_products(text[], text, text[], boolean, text, int) from public;
grant execute on function erp.find_products(text[], text, text[], boolean, text, int) to erp_application;
