-- Stock: how much there is, how it came about, and what is set aside.

-- Every sale changes these rows, so no index holds a column that a sale changes and pages keep room: updates stay heap-only.
create table erp.inventory_items (
    company_id         int         not null,
    product_id         uuid        not null,
    warehouse          text collate "C" not null,
    sku                text collate "C" not null,
    quantity_on_hand   numeric     not null,
    quantity_reserved  numeric     not null,
    quantity_available numeric     not null generated always as (quantity_on_hand - quantity_reserved) stored,
    updated_at         timestamptz not null,
    position           bigint      not null,
    primary key (company_id, product_id, warehouse)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
comment on table erp.inventory_items is 'Stock of a product in a warehouse, as of projection_status.position.';
comment on column erp.inventory_items.company_id is 'The company that the row belongs to.';
comment on column erp.inventory_items.product_id is 'products.id';
comment on column erp.inventory_items.warehouse is 'Code of the warehouse.';
comment on column erp.inventory_items.sku is 'The product''s sku as of now.';
comment on column erp.inventory_items.quantity_on_hand is 'What is in the warehouse, in the product''s unit; the sum of the item''s stock_movements.';
comment on column erp.inventory_items.quantity_reserved is 'The part of it that is set aside; the sum of the item''s stock_reservations above zero.';
comment on column erp.inventory_items.quantity_available is 'On hand less reserved: what can be sold or reserved.';
comment on column erp.inventory_items.updated_at is 'When the item last changed.';
comment on column erp.inventory_items.position is 'Journal position of the last change.';
create index inventory_items_by_sku on erp.inventory_items (company_id, sku, warehouse);
call erp.secure_by_company('erp.inventory_items');

create table erp.stock_movements (
    company_id      int         not null,
    product_id      uuid        not null,
    position        bigint      not null,
    ordinal         int         not null,
    warehouse       text collate "C" not null,
    sku             text collate "C" not null,
    kind            text collate "C" not null,
    reference       text collate "C",
    reason          text,
    quantity_change numeric     not null,
    quantity_before numeric     not null,
    quantity_after  numeric     not null,
    unit_cost       numeric,
    actor           text collate "C" not null,
    occurred_at     timestamptz not null,
    recorded_at     timestamptz not null,
    primary key (company_id, product_id, position, ordinal, occurred_at)
) partition by range (occurred_at);
comment on table erp.stock_movements is
    'Every change of stock on hand, one row a sale line. Position and ordinal give the order in which they were decided; it is not that of occurred_at when a movement was entered later.';
comment on column erp.stock_movements.company_id is 'The company that the row belongs to.';
comment on column erp.stock_movements.product_id is 'products.id';
comment on column erp.stock_movements.position is 'Journal position of the movement.';
comment on column erp.stock_movements.ordinal is 'Tells movements of one position apart, from 0.';
comment on column erp.stock_movements.warehouse is 'Code of the warehouse.';
comment on column erp.stock_movements.sku is 'The product''s sku at the time of the movement.';
comment on column erp.stock_movements.kind is 'RECEIPT, ADJUSTMENT, SALE or RETURN.';
comment on column erp.stock_movements.reference is 'What caused it: sales.id, or a delivery note or purchase order, where one was given.';
comment on column erp.stock_movements.reason is 'Why stock was adjusted.';
comment on column erp.stock_movements.quantity_change is 'In the product''s unit; below zero when goods leave.';
comment on column erp.stock_movements.quantity_before is 'On hand before it.';
comment on column erp.stock_movements.quantity_after is 'On hand after it.';
comment on column erp.stock_movements.unit_cost is 'Cost of one unit in the company''s currency; null when not known.';
comment on column erp.stock_movements.actor is 'Who did it: token:pos-7, user:ann, system.';
comment on column erp.stock_movements.occurred_at is 'When the goods moved.';
comment on column erp.stock_movements.recorded_at is 'When it was entered.';
call erp.secure_by_company('erp.stock_movements');

create table erp.stock_reservations (
    company_id int         not null,
    product_id uuid        not null,
    warehouse  text collate "C" not null,
    owner      text collate "C" not null,
    cause      text collate "C" not null,
    attempt    bigint      not null,
    kind       text collate "C" not null,
    quantity   numeric     not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    position   bigint      not null,
    primary key (company_id, product_id, warehouse, owner, cause)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
comment on table erp.stock_reservations is
    'What is set aside now. A row goes when it is sold, released or expired; most reservations of sales come and go between two transactions of the projector and are never seen here.';
comment on column erp.stock_reservations.company_id is 'The company that the row belongs to.';
comment on column erp.stock_reservations.product_id is 'products.id';
comment on column erp.stock_reservations.warehouse is 'Code of the warehouse.';
comment on column erp.stock_reservations.owner is 'Grain that decides what becomes of it, till/1/T7; empty for a client''s own hold.';
comment on column erp.stock_reservations.cause is 'What the owner is about to decide: the sale''s client id; for a hold, its id.';
comment on column erp.stock_reservations.attempt is 'The owner''s attempt; 0 for a hold.';
comment on column erp.stock_reservations.kind is 'SALE, RETURN (goods expected back: quantity below zero, nothing set aside) or HOLD (asked for by a client).';
comment on column erp.stock_reservations.quantity is 'In the product''s unit.';
comment on column erp.stock_reservations.expires_at is 'A hold ends then by itself; of a sale''s reservation the owner is asked then.';
comment on column erp.stock_reservations.created_at is 'When it was made.';
comment on column erp.stock_reservations.position is 'Journal position of the reservation.';
create index stock_reservations_by_expiry on erp.stock_reservations (expires_at);
call erp.secure_by_company('erp.stock_reservations');
