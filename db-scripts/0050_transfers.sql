-- Transfers: goods on their way from one warehouse to another.

create table erp.transfers (
    company_id     int         not null,
    id             text collate "C" not null,
    from_warehouse text collate "C" not null,
    to_warehouse   text collate "C" not null,
    status         text collate "C" not null,
    reference      text,
    reason         text,
    shipped_by     text collate "C" not null,
    shipped_at     timestamptz not null,
    updated_at     timestamptz not null,
    position       bigint      not null,
    primary key (company_id, id)
);
comment on table erp.transfers is 'One row a transfer between warehouses.';
comment on column erp.transfers.company_id is 'The company that the row belongs to.';
comment on column erp.transfers.id is 'What the client called it.';
comment on column erp.transfers.from_warehouse is 'Code of the warehouse that the goods left.';
comment on column erp.transfers.to_warehouse is 'Code of the warehouse where they arrive.';
comment on column erp.transfers.status is 'IN_TRANSIT, RECEIVED (all has arrived) or CLOSED (what had not arrived was written off).';
comment on column erp.transfers.reference is 'A consignment note, where one was given.';
comment on column erp.transfers.reason is 'Why it was closed short.';
comment on column erp.transfers.shipped_by is 'Who shipped it: token:pos-7, user:ann, system.';
comment on column erp.transfers.shipped_at is 'When the goods left.';
comment on column erp.transfers.updated_at is 'When the transfer last changed.';
comment on column erp.transfers.position is 'Journal position of the last change.';
create index transfers_by_time on erp.transfers (company_id, shipped_at, id);
create index transfers_open on erp.transfers (company_id, shipped_at, id) where status = 'IN_TRANSIT';
call erp.secure_by_company('erp.transfers');

create table erp.transfer_lines (
    company_id          int     not null,
    transfer_id         text collate "C" not null,
    line                int     not null,
    product_id          uuid    not null,
    sku                 text collate "C" not null,
    name                text    not null,
    quantity_shipped    numeric not null,
    quantity_received   numeric not null,
    quantity_lost       numeric not null,
    quantity_in_transit numeric not null generated always as (quantity_shipped - quantity_received - quantity_lost) stored,
    unit_cost           numeric not null,
    value_in_transit    numeric not null generated always as ((quantity_shipped - quantity_received - quantity_lost) * unit_cost) stored,
    primary key (company_id, transfer_id, line)
);
comment on table erp.transfer_lines is 'One row a line of a transfer.';
comment on column erp.transfer_lines.company_id is 'The company that the row belongs to.';
comment on column erp.transfer_lines.transfer_id is 'transfers.id';
comment on column erp.transfer_lines.line is 'Place on the transfer, from 1.';
comment on column erp.transfer_lines.product_id is 'products.id';
comment on column erp.transfer_lines.sku is 'The product''s sku when it was shipped.';
comment on column erp.transfer_lines.name is 'The product''s name when it was shipped.';
comment on column erp.transfer_lines.quantity_shipped is 'What left, in the product''s unit.';
comment on column erp.transfer_lines.quantity_received is 'What has arrived of it.';
comment on column erp.transfer_lines.quantity_lost is 'What was written off when the transfer was closed short.';
comment on column erp.transfer_lines.quantity_in_transit is 'Left, and neither arrived nor written off.';
comment on column erp.transfer_lines.unit_cost is 'What one unit cost where it left and costs where it arrives, in the company''s currency.';
comment on column erp.transfer_lines.value_in_transit is 'Quantity in transit times unit cost.';
create index transfer_lines_by_product on erp.transfer_lines (company_id, product_id);
call erp.secure_by_company('erp.transfer_lines');

create view reporting.transfers with (security_barrier) as
    select id as transfer_id, from_warehouse, to_warehouse, status, reference, reason, shipped_by, shipped_at, updated_at
    from erp.transfers
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.transfer_lines with (security_barrier) as
    select transfer_id, line, product_id, sku, name, quantity_shipped, quantity_received, quantity_lost, quantity_in_transit, unit_cost,
           value_in_transit
    from erp.transfer_lines
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

comment on view reporting.transfers is 'One row a transfer between warehouses.';
comment on view reporting.transfer_lines is 'One row a line of a transfer: the goods in transit, and what became of the others.';

comment on column erp.stock_reservations.kind is
    'SALE, RETURN (goods expected back: quantity below zero, nothing set aside), TRANSFER (about to leave, or to arrive when below zero) or HOLD (asked for by a client).';
comment on column erp.stock_reservations.owner is 'Grain that decides what becomes of it, till/1/T7 or transfer/1/TR-1; empty for a client''s own hold.';
