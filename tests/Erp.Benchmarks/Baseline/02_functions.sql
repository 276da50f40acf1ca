-- A whole counter sale in one transaction and one round trip: lock the stock rows in sku order (so that two sales never
-- deadlock), check, then write order, lines, stock, movements, invoice, payment and outbox row.
create function complete_sale(p_terminal int, p_skus text[], p_quantities numeric[]) returns bigint
    language plpgsql as $$
declare
    c_warehouse  constant int := 1;
    v_items      int[];
    v_quantities numeric[];
    v_prices     numeric[];
    v_rates      numeric[];
    v_costs      numeric[];
    v_nets       numeric[];
    v_taxes      numeric[];
    v_short      text;
    v_net        numeric(14, 2);
    v_tax        numeric(14, 2);
    v_order      bigint;
    v_invoice    bigint;
begin
    select array_agg(item_id), array_agg(quantity), array_agg(price), array_agg(tax_rate), array_agg(cost),
           array_agg(net), array_agg(round(net * tax_rate / 100, 2)), sum(net), sum(round(net * tax_rate / 100, 2)),
           string_agg(sku, ', ') filter (where available < quantity)
    into v_items, v_quantities, v_prices, v_rates, v_costs, v_nets, v_taxes, v_net, v_tax, v_short
    from (select i.item_id, i.sku, l.quantity, i.price, i.tax_rate, i.cost,
                 round(l.quantity * i.price, 2) as net, s.on_hand - s.reserved as available
          from unnest(p_skus, p_quantities) as l(sku, quantity)
          join items i on i.sku = l.sku and i.active
          join stock s on s.item_id = i.item_id and s.warehouse_id = c_warehouse
          order by i.sku
          for update of s) locked;

    if cardinality(v_items) is distinct from cardinality(p_skus) then
        raise exception 'unknown or inactive item' using errcode = 'P0002';
    end if;
    -- Two lines of one item that are short only together are caught by the check on the stock row.
    if v_short is not null then
        raise exception 'not enough stock: %', v_short using errcode = 'P0001';
    end if;

    insert into orders (warehouse_id, terminal_id, status, net, tax, gross)
    values (c_warehouse, p_terminal, 'completed', v_net, v_tax, v_net + v_tax)
    returning order_id into v_order;

    insert into order_lines (order_id, line_no, item_id, quantity, unit_price, tax_rate, net, tax, unit_cost)
    select v_order, l.line_no, l.item_id, l.quantity, l.price, l.rate, l.net, l.tax, l.cost
    from unnest(v_items, v_quantities, v_prices, v_rates, v_nets, v_taxes, v_costs) with ordinality
        as l(item_id, quantity, price, rate, net, tax, cost, line_no);

    with moved as (
        update stock s set on_hand = s.on_hand - sold.quantity
        from (select item_id, sum(quantity) as quantity, max(cost) as cost
              from unnest(v_items, v_quantities, v_costs) as l(item_id, quantity, cost)
              group by item_id) sold
        where s.item_id = sold.item_id and s.warehouse_id = c_warehouse
        returning s.item_id, sold.cost, sold.quantity, s.on_hand
    )
    insert into stock_movements
        (warehouse_id, item_id, kind, order_id, quantity, quantity_before, quantity_after, unit_cost)
    select c_warehouse, item_id, 'sale', v_order, -quantity, on_hand + quantity, on_hand, cost from moved;

    insert into invoices (order_id, net, tax, gross) values (v_order, v_net, v_tax, v_net + v_tax)
    returning invoice_id into v_invoice;

    insert into payments (invoice_id, method, amount) values (v_invoice, 'cash', v_net + v_tax);

    insert into outbox (topic, payload)
    values ('sale.completed', jsonb_build_object('order', v_order, 'invoice', v_invoice, 'gross', v_net + v_tax));

    return v_order;
end $$;

-- Reserves one unit of one item for ten minutes, or says null when there is none.
create function reserve_one(p_sku text) returns bigint
    language plpgsql as $$
declare
    c_warehouse constant int := 1;
    v_item      int;
    v_available numeric;
    v_id        bigint;
begin
    select s.item_id, s.on_hand - s.reserved into v_item, v_available
    from items i
    join stock s on s.item_id = i.item_id and s.warehouse_id = c_warehouse
    where i.sku = p_sku
    for update of s;

    if v_available is null or v_available < 1 then
        return null;
    end if;

    update stock set reserved = reserved + 1 where item_id = v_item and warehouse_id = c_warehouse;

    insert into reservations (warehouse_id, item_id, quantity, expires_at)
    values (c_warehouse, v_item, 1, now() + interval '10 minutes')
    returning reservation_id into v_id;

    return v_id;
end $$;
