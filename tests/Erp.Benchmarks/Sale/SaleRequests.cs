using Erp.Benchmarks.Load;
using Erp.Benchmarks.Server;

namespace Erp.Benchmarks.Sale;

/// <summary>Sales of three lines, each connection a terminal of its own.</summary>
/// <param name="hotLine">Whether the first line is always the same item.</param>
/// <param name="firstId">Sale ids count up from here, so that no run repeats another's.</param>
internal sealed class SaleRequests(string token, int terminals, bool hotLine, long firstId) : IRequests
{
    private readonly RequestTemplate _template = new(token, Body());
    private readonly Random _random = new(17);
    private long _id = firstId;

    public ReadOnlySpan<byte> Next(int connection)
    {
        _template.Fill(0, _id++);
        _template.Fill(1, connection % terminals);
        _template.Fill(2, hotLine ? 0 : _random.Next(Shop.Products));
        _template.Fill(3, _random.Next(Shop.Products));
        _template.Fill(4, _random.Next(Shop.Products));
        return _template.Request;
    }

    public bool IsGood(ReadOnlySpan<byte> body) => body.IndexOf("\"userErrors\":[]"u8) > 0;

    private static string Body() =>
        """{"query":"mutation($input: CompleteSaleInput!) { completeSale(input: $input) { sale { number total { amount } } userErrors { code message } } }","variables":{"input":{"id":"B############","terminal":"B####","warehouse":"MAIN","lines":[{"sku":"B#####","quantity":1},{"sku":"B#####","quantity":1},{"sku":"B#####","quantity":1}],"payments":[{"method":"CASH","amount":"100.00"}]}}}""";
}
