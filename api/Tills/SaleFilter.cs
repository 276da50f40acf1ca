namespace Erp.Api.Tills;

/// <summary>Which sales a list shows; what is null does not matter.</summary>
/// <param name="WithExceptions">Only those that have some.</param>
internal sealed record SaleFilter(
    string? Terminal, string? Customer, DateOnly? From, DateOnly? To, ReceiptKind[]? Kinds, bool? Offline, bool WithExceptions)
{
    /// <summary>
    /// Said in the query's own words: only then does PostgreSQL use the index of the few receipts that were printed offline. No other
    /// has exceptions.
    /// </summary>
    public string Condition => (Offline, WithExceptions) switch
    {
        (false, true) => "false",
        (_, true) =>
            """
            offline and exists (
                select from erp.sale_exceptions e
                where (e.company_id, e.sale_id, e.business_date) = (sales.company_id, sales.id, sales.business_date))
            """,
        (true, _) => "offline",
        (false, _) => "not offline",
        _ => "true",
    };
}

/// <summary>The last sale of a page.</summary>
internal sealed record SaleCursor(long Position, string Id);
