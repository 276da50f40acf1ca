namespace Erp.Api.Tills;

/// <summary>Which sales a list shows; what is null does not matter.</summary>
internal sealed record SaleFilter(string? Terminal, string? Customer, DateOnly? From, DateOnly? To);

/// <summary>The last sale of a page.</summary>
internal sealed record SaleCursor(long Position, string Id);
