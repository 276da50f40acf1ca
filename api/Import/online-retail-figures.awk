# What the plain sale rows of the Online Retail data set add up to, computed from the file alone:
#
#   gzip -dc online_retail.csv.gz | awk -v limit=100 -f online-retail-figures.awk
#
# prints "invoices lines units net tax", net and tax in pence. With a limit it counts the first so many invoices.
# It shares nothing with the importer on purpose: the import is reconciled against these figures.

# Splits a line into field[1..8]; a quoted field may hold commas and doubled quotes.
function split_line(line,    count, rest, text) {
    count = 0
    rest = line ","
    while (rest != "") {
        if (substr(rest, 1, 1) == "\"") {
            match(rest, /^"([^"]|"")*",/)
            text = substr(rest, 2, RLENGTH - 3)
        } else {
            match(rest, /^[^,]*,/)
            text = substr(rest, 1, RLENGTH - 1)
        }
        field[++count] = text
        rest = substr(rest, RLENGTH + 1)
    }
}

# Tenths of a percent: 17.5 % in the United Kingdom until 3 January 2011, 20 % after, nothing elsewhere.
function tax_rate(country, date,    part) {
    if (country != "United Kingdom") return 0
    split(date, part, /[\/ ]/)
    return part[3] < 2011 || (part[3] == 2011 && part[1] == 1 && part[2] < 4) ? 175 : 200
}

NR == 1 { next }

{
    split_line($0)
    invoice = field[1]; code = field[2]; quantity = field[4] + 0; price = field[6] + 0
    if (invoice !~ /^[0-9]/ || code !~ /^[0-9][0-9][0-9][0-9][0-9]/ || quantity <= 0 || price <= 0) next
    if (!(invoice in rate)) {
        if (limit > 0 && invoices == limit) next
        rate[invoice] = tax_rate(field[8], field[5])
        invoices++
    }
    lines++
    units += quantity
    # Whole pence, so that sums are exact.
    net[invoice] += quantity * int(price * 100 + 0.5)
}

END {
    # Tax is rounded once an invoice, half a penny up.
    for (invoice in net) {
        total += net[invoice]
        tax += int((net[invoice] * rate[invoice] + 500) / 1000)
    }
    printf "%d %d %d %d %d\n", invoices, lines, units, total, tax
}
