-- Tills that keep a catalogue of their own ask for what has changed since a position: products by their last change, and the codes that
-- they have no longer. A position is one product's, so the index gives pages an order in which nothing is skipped.

alter table erp.products add column removed_codes text[], add column removed_at bigint[];
comment on column erp.products.removed_codes is
    'Codes that the product had once and has no longer, oldest first: sku:TEA-250 in upper case, gtin:05012345678900. Null when there are none; the last 500 are kept.';
comment on column erp.products.removed_at is 'Journal position at which each of removed_codes was taken away.';

-- Products change when somebody changes the catalogue; no sale touches this table.
create index products_by_position on erp.products (company_id, position);
