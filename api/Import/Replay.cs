using Erp.Api.Hosting;

namespace Erp.Api.Import;

/// <summary>Sends the books to the server: products with their opening stock first, then the sales in the file's order per item.</summary>
internal sealed class Replay(GraphQLEndpoint server, RetailBooks books, int connections, TextWriter output)
{
    /// <summary>How far sales may run ahead of the oldest one that is open. More than the file's dependencies ever let overlap.</summary>
    private const int Window = 512;

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = connections };

    /// <exception cref="ImportException">The server refused something, or is gone.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        _parallel.CancellationToken = cancellation;
        await SendProductsAsync();
        await SendSalesAsync();
    }

    private async Task SendProductsAsync()
    {
        await using var progress = ProgressLine.Start(output, "products", books.Products.Count);
        await Parallel.ForEachAsync(books.Products, _parallel, async (product, cancellation) =>
        {
            var refusal = await server.SendAsync(ReplayRequests.CreateProduct(product), cancellation);
            if (refusal is not null) throw Refused($"Product {product.Sku}", refusal);
            refusal = await server.SendAsync(ReplayRequests.OpeningStock(product), cancellation);
            if (refusal is not null) throw Refused($"The opening stock of {product.Sku}", refusal);
            progress.Done();
        });
    }

    private async Task SendSalesAsync()
    {
        var order = new ItemOrder(books.Invoices, Window);
        await using var progress = ProgressLine.Start(output, "sales", books.Invoices.Count);
        await Parallel.ForEachAsync(order.Ready.ReadAllAsync(_parallel.CancellationToken), _parallel, async (index, cancellation) =>
        {
            var invoice = books.Invoices[index];
            var refusal = await server.SendAsync(ReplayRequests.CompleteSale(invoice), cancellation);
            if (refusal is not null) throw Refused($"Invoice {invoice.Number}", refusal);
            order.Answered(index);
            progress.Done();
        });
    }

    private static ImportException Refused(string what, Refusal refusal) =>
        new($"{what} was refused: {refusal.Message} ({refusal.Code})");
}
