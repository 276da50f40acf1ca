-- Receipts that terminals number themselves, print offline and chain; and the shifts that they are made in.

alter table erp.sales
    add column epoch          bigint,
    add column offline        boolean not null default false,
    add column printed_number bigint,
    add column deviation      numeric not null default 0,
    add column hash           text collate "C";
comment on column erp.sales.epoch is 'The enrolment under which the terminal numbered it; null where the server did.';
comment on column erp.sales.offline is 'Whether it was printed before it was recorded.';
comment on column erp.sales.printed_number is 'The number on the paper, where it had to be recorded under another one.';
comment on column erp.sales.deviation is 'By how much the printed total differs from what the lines come to; part of total.';
comment on column erp.sales.hash is 'Its link in the terminal''s chain, SHA-256 in base64; null for receipts older than the chain.';
comment on column erp.sales.total is 'What was to be paid: net, tax, rounding and deviation; below zero for a return.';

create table erp.sale_exceptions (
    company_id    int    not null,
    sale_id       text collate "C" not null,
    ordinal       int    not null,
    business_date date   not null,
    line          int,
    code          text collate "C" not null,
    expected      text,
    actual        text,
    primary key (company_id, sale_id, ordinal, business_date)
) partition by range (business_date);
comment on table erp.sale_exceptions is 'One row a difference between an offline receipt as printed and what would have been sold online.';
comment on column erp.sale_exceptions.company_id is 'The company that the row belongs to.';
comment on column erp.sale_exceptions.sale_id is 'sales.id';
comment on column erp.sale_exceptions.ordinal is 'Its place among the receipt''s exceptions, from 1.';
comment on column erp.sale_exceptions.business_date is 'The receipt''s business date.';
comment on column erp.sale_exceptions.line is 'The receipt''s line, from 1; null where the whole receipt is meant.';
comment on column erp.sale_exceptions.code is 'In what it differs: PRODUCT_UNKNOWN, PRICE_DIFFERS, …; docs/tills.md lists them.';
comment on column erp.sale_exceptions.expected is 'What the catalogue and the settings say, where they say something.';
comment on column erp.sale_exceptions.actual is 'What was printed.';
call erp.secure_by_company('erp.sale_exceptions');

create table erp.shifts (
    company_id      int         not null,
    terminal        text collate "C" not null,
    shift           bigint      not null,
    closed_on       date        not null,
    currency        text collate "C" not null,
    first_number    bigint,
    last_number     bigint      not null,
    since           timestamptz,
    closed_at       timestamptz not null,
    closed_by       text        not null,
    sales           bigint      not null,
    returns         bigint      not null,
    voids           bigint      not null,
    sales_total     numeric     not null,
    returns_total   numeric     not null,
    voids_total     numeric     not null,
    net             numeric     not null,
    tax             numeric     not null,
    rounding        numeric     not null,
    deviation       numeric     not null,
    discounts       numeric     not null,
    offline         bigint      not null,
    with_exceptions bigint      not null,
    position        bigint      not null,
    primary key (company_id, terminal, shift, closed_on)
) partition by range (closed_on);
comment on table erp.shifts is 'One row a shift of a terminal that has ended: what it came to.';
comment on column erp.shifts.company_id is 'The company that the row belongs to.';
comment on column erp.shifts.terminal is 'The terminal.';
comment on column erp.shifts.shift is 'Counts the terminal''s shifts from 1; sales.shift.';
comment on column erp.shifts.closed_on is 'The day, by UTC, that it ended on.';
comment on column erp.shifts.currency is 'ISO 4217 code of the amounts.';
comment on column erp.shifts.first_number is 'Number of its first receipt; null if it had none.';
comment on column erp.shifts.last_number is 'Number of the terminal''s last receipt at its end; 0 if there was never one.';
comment on column erp.shifts.since is 'When it began: with its first receipt, or with the end of the one before.';
comment on column erp.shifts.closed_at is 'When it ended.';
comment on column erp.shifts.closed_by is 'Who ended it.';
comment on column erp.shifts.sales is 'How many sales.';
comment on column erp.shifts.returns is 'How many returns that were no voids.';
comment on column erp.shifts.voids is 'How many returns of a whole sale at this terminal within the shift.';
comment on column erp.shifts.sales_total is 'What the sales came to.';
comment on column erp.shifts.returns_total is 'What the returns came to, below zero.';
comment on column erp.shifts.voids_total is 'What the voids came to, below zero.';
comment on column erp.shifts.net is 'Without tax, of all receipts.';
comment on column erp.shifts.tax is 'Tax of all receipts.';
comment on column erp.shifts.rounding is 'What cash rounding added or took.';
comment on column erp.shifts.deviation is 'By how much printed totals of offline receipts differ from their lines.';
comment on column erp.shifts.discounts is 'What discounts took off.';
comment on column erp.shifts.offline is 'How many receipts were printed offline.';
comment on column erp.shifts.with_exceptions is 'How many receipts have exceptions.';
comment on column erp.shifts.position is 'Journal position.';
call erp.secure_by_company('erp.shifts');

create table erp.shift_payments (
    company_id int     not null,
    terminal   text collate "C" not null,
    shift      bigint  not null,
    method     text collate "C" not null,
    closed_on  date    not null,
    currency   text collate "C" not null,
    applied    numeric not null,
    primary key (company_id, terminal, shift, method, closed_on)
) partition by range (closed_on);
comment on table erp.shift_payments is 'One row a means of payment of a shift that has ended.';
comment on column erp.shift_payments.company_id is 'The company that the row belongs to.';
comment on column erp.shift_payments.terminal is 'The terminal.';
comment on column erp.shift_payments.shift is 'shifts.shift';
comment on column erp.shift_payments.method is 'CASH, CARD, VOUCHER or OTHER.';
comment on column erp.shift_payments.closed_on is 'The day, by UTC, that the shift ended on.';
comment on column erp.shift_payments.currency is 'ISO 4217 code of the amount.';
comment on column erp.shift_payments.applied is 'What it brought in, less change and refunds.';
call erp.secure_by_company('erp.shift_payments');

create table erp.shift_taxes (
    company_id int     not null,
    terminal   text collate "C" not null,
    shift      bigint  not null,
    tax_code   text collate "C" not null,
    rate       numeric not null,
    closed_on  date    not null,
    currency   text collate "C" not null,
    net        numeric not null,
    tax        numeric not null,
    primary key (company_id, terminal, shift, tax_code, rate, closed_on)
) partition by range (closed_on);
comment on table erp.shift_taxes is 'One row a tax code and rate of a shift that has ended.';
comment on column erp.shift_taxes.company_id is 'The company that the row belongs to.';
comment on column erp.shift_taxes.terminal is 'The terminal.';
comment on column erp.shift_taxes.shift is 'shifts.shift';
comment on column erp.shift_taxes.tax_code is 'The company''s tax code.';
comment on column erp.shift_taxes.rate is 'Percent.';
comment on column erp.shift_taxes.closed_on is 'The day, by UTC, that the shift ended on.';
comment on column erp.shift_taxes.currency is 'ISO 4217 code of the amounts.';
comment on column erp.shift_taxes.net is 'The amount that was taxed.';
comment on column erp.shift_taxes.tax is 'The tax on it.';
call erp.secure_by_company('erp.shift_taxes');

-- A view keeps its columns in their order: the new ones go after whatever it has by now.
do $$
begin
    execute (
        select format(
            'create or replace view reporting.sales with (security_barrier) as
                 select id as sale_id, %s, epoch, offline, printed_number, deviation, hash from erp.sales
                 where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user)',
            string_agg(quote_ident(attname), ', ' order by attnum))
        from pg_attribute
        where attrelid = 'reporting.sales'::regclass and attnum > 1);
end $$;

create view reporting.sale_exceptions with (security_barrier) as
    select sale_id, ordinal, business_date, line, code, expected, actual
    from erp.sale_exceptions
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.shifts with (security_barrier) as
    select terminal, shift, closed_on, currency, first_number, last_number, since, closed_at, closed_by, sales, returns, voids, sales_total,
           returns_total, voids_total, net, tax, rounding, deviation, discounts, offline, with_exceptions
    from erp.shifts
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.shift_payments with (security_barrier) as
    select terminal, shift, method, closed_on, currency, applied
    from erp.shift_payments
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

create view reporting.shift_taxes with (security_barrier) as
    select terminal, shift, tax_code, rate, closed_on, currency, net, tax
    from erp.shift_taxes
    where company_id = (select l.company_id from erp.reporting_logins l where l.login = session_user);

comment on view reporting.sale_exceptions is 'One row a difference between an offline receipt as printed and what would have been sold online.';
comment on view reporting.shifts is 'One row a shift of a terminal that has ended.';
comment on view reporting.shift_payments is 'One row a means of payment of a shift that has ended.';
comment on view reporting.shift_taxes is 'One row a tax code and rate of a shift that has ended.';

-- A view's column says what its table's column says.
do $$
declare
    item record;
begin
    for item in
        select v.relname as view_name, a.attname as view_column, d.description
        from pg_class v
        join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
        join pg_class t on t.relnamespace = 'erp'::regnamespace and t.relkind in ('r', 'p') and t.relname = v.relname
        join pg_attribute b on b.attrelid = t.oid and b.attname = a.attname
        join pg_description d on d.objoid = t.oid and d.classoid = 'pg_class'::regclass and d.objsubid = b.attnum
        where v.relnamespace = 'reporting'::regnamespace and v.relkind = 'v'
            and v.relname in ('sales', 'sale_exceptions', 'shifts', 'shift_payments', 'shift_taxes')
    loop
        execute format('comment on column reporting.%I.%I is %L', item.view_name, item.view_column, item.description);
    end loop;
end $$;

grant select on all tables in schema reporting to erp_reporting;
