using Erp.Benchmarks.Load;
using Erp.Benchmarks.Server;

namespace Erp.Benchmarks.Read;

/// <summary>Asks for the availability of items drawn evenly.</summary>
internal sealed class ReadRequests(string token) : IRequests
{
    private readonly RequestTemplate _template = new(
        token,
        """{"query":"query($sku: String!) { stockItem(sku: $sku, warehouse: \"MAIN\") { onHand reserved available } }","variables":{"sku":"B#####"}}""");

    private readonly Random _random = new(17);

    public ReadOnlySpan<byte> Next(int connection)
    {
        _template.Fill(0, _random.Next(Shop.Products));
        return _template.Request;
    }

    public bool IsGood(ReadOnlySpan<byte> body) => body.IndexOf("\"available\":\""u8) > 0;
}
