-- The hand-written baseline: what a careful engineer ships on plain PostgreSQL. Foreign keys, checks, and the secondary
-- indexes that lists and reports need. It is kept generous: numbers come from sequences (ours are gapless), no client ids
-- are remembered (ours are), nobody empties the outbox.

create table warehouses (
    warehouse_id int primary key,
    code         text not null unique
);

create table terminals (
    terminal_id int primary key,
    code        text not null unique
);

create table items (
    item_id  int primary key,
    sku      text not null unique,
    name     text not null,
    price    numeric(12, 2) not null check (price >= 0),
    cost     numeric(12, 4) not null check (cost >= 0),
    tax_rate numeric(5, 2) not null check (tax_rate between 0 and 100),
    active   boolean not null default true
);

-- Room is left in each page, so that the updates of a sale stay on it (heap-only tuples).
create table stock (
    warehouse_id int not null references warehouses,
    item_id      int not null references items,
    on_hand      numeric(18, 4) not null check (on_hand >= 0),
    reserved     numeric(18, 4) not null default 0 check (reserved >= 0),
    primary key (warehouse_id, item_id),
    check (reserved <= on_hand)
) with (fillfactor = 50);

create table orders (
    order_id      bigint generated always as identity primary key,
    warehouse_id  int not null references warehouses,
    terminal_id   int not null references terminals,
    status        text not null check (status in ('open', 'completed', 'returned')),
    net           numeric(14, 2) not null check (net >= 0),
    tax           numeric(14, 2) not null check (tax >= 0),
    gross         numeric(14, 2) not null check (gross = net + tax),
    ordered_at    timestamptz not null default now(),
    business_date date not null default current_date
);
create index orders_by_time on orders (ordered_at);
create index orders_by_terminal on orders (terminal_id, ordered_at);

create table order_lines (
    order_id   bigint not null references orders,
    line_no    int not null check (line_no > 0),
    item_id    int not null references items,
    quantity   numeric(18, 4) not null check (quantity > 0),
    unit_price numeric(12, 2) not null check (unit_price >= 0),
    tax_rate   numeric(5, 2) not null,
    net        numeric(14, 2) not null,
    tax        numeric(14, 2) not null,
    unit_cost  numeric(12, 4) not null,
    primary key (order_id, line_no)
);
create index order_lines_by_item on order_lines (item_id);

create table stock_movements (
    movement_id     bigint generated always as identity primary key,
    warehouse_id    int not null,
    item_id         int not null,
    kind            text not null check (kind in ('receipt', 'sale', 'return', 'adjustment')),
    order_id        bigint references orders,
    quantity        numeric(18, 4) not null check (quantity <> 0),
    quantity_before numeric(18, 4) not null,
    quantity_after  numeric(18, 4) not null check (quantity_after = quantity_before + quantity),
    unit_cost       numeric(12, 4) not null,
    moved_at        timestamptz not null default now(),
    foreign key (warehouse_id, item_id) references stock
);
create index stock_movements_by_item on stock_movements (item_id, moved_at);
create index stock_movements_by_order on stock_movements (order_id);

create table invoices (
    invoice_id bigint generated always as identity primary key,
    order_id   bigint not null unique references orders,
    net        numeric(14, 2) not null,
    tax        numeric(14, 2) not null,
    gross      numeric(14, 2) not null check (gross = net + tax),
    issued_at  timestamptz not null default now()
);
create index invoices_by_time on invoices (issued_at);

create table payments (
    payment_id bigint generated always as identity primary key,
    invoice_id bigint not null references invoices,
    method     text not null check (method in ('cash', 'card')),
    amount     numeric(14, 2) not null check (amount >= 0),
    paid_at    timestamptz not null default now()
);
create index payments_by_invoice on payments (invoice_id);
create index payments_by_time on payments (paid_at);

create table outbox (
    outbox_id    bigint generated always as identity primary key,
    topic        text not null,
    payload      jsonb not null,
    created_at   timestamptz not null default now(),
    published_at timestamptz
);
create index outbox_unpublished on outbox (outbox_id) where published_at is null;

create table reservations (
    reservation_id bigint generated always as identity primary key,
    warehouse_id   int not null,
    item_id        int not null,
    quantity       numeric(18, 4) not null check (quantity > 0),
    expires_at     timestamptz not null,
    foreign key (warehouse_id, item_id) references stock
);
create index reservations_by_expiry on reservations (expires_at);
