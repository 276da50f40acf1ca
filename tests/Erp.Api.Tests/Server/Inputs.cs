namespace Erp.Api.Tests.Server;

/// <summary>Inputs that many tests send.</summary>
internal static class Inputs
{
    /// <summary>A cash sale of one piece from the demo company's warehouse.</summary>
    public static object Sale(string id, string terminal, string sku, object? unitPrice = null) => new
    {
        id,
        terminal,
        warehouse = "MAIN",
        lines = new[] { new { sku, quantity = 1, unitPrice } },
        payments = new[] { new { method = "CASH", amount = "50.00" } },
    };
}
