namespace Erp.Api.Import;

/// <summary>The file's plain sales as products and invoices, both in order of their first row.</summary>
internal sealed record RetailBooks(IReadOnlyList<RetailProduct> Products, IReadOnlyList<RetailInvoice> Invoices)
{
    /// <summary>Rows of one invoice belong together even where another invoice's rows stand between them.</summary>
    public static RetailBooks From(IEnumerable<RetailRow> rows)
    {
        var products = new List<RetailProduct>();
        var productIndex = new Dictionary<string, int>();
        var invoices = new List<RetailInvoice>();
        var invoiceIndex = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            if (!row.IsPlainSale) continue;
            var sku = row.StockCode.ToUpperInvariant();
            if (!productIndex.TryGetValue(sku, out var product))
            {
                productIndex.Add(sku, product = products.Count);
                products.Add(new RetailProduct(sku, row.Description.Trim(), row.UnitPrice, 0));
            }
            // Every occurrence shares one string: half a million lines name four thousand products.
            sku = products[product].Sku;
            products[product] = products[product] with { Sold = products[product].Sold + row.Quantity };

            if (!invoiceIndex.TryGetValue(row.Invoice, out var invoice))
            {
                invoiceIndex.Add(row.Invoice, invoice = invoices.Count);
                invoices.Add(new RetailInvoice(row.Invoice, row.InvoiceDate, row.Customer, row.Country, []));
            }
            invoices[invoice].Lines.Add(new RetailLine(sku, row.Quantity, row.UnitPrice));
        }
        return new RetailBooks(products, invoices);
    }

    /// <summary>
    /// The first so many invoices, with the products they need. Opening stock stays that of the whole file, so that a longer run can follow.
    /// </summary>
    public RetailBooks First(int? limit)
    {
        if (limit is not { } count || count >= Invoices.Count) return this;
        var invoices = Invoices.Take(count).ToList();
        var sold = invoices.SelectMany(invoice => invoice.Lines).Select(line => line.Sku).ToHashSet();
        return new RetailBooks(Products.Where(product => sold.Contains(product.Sku)).ToList(), invoices);
    }
}
