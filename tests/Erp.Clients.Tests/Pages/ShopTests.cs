using System.Globalization;
using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Pages;

/// <summary>What a newcomer does in the demo company's shop.</summary>
[Collection(DemoServerTests.Name)]
public sealed class ShopTests(DemoServer server)
{
    [Fact]
    public async Task What_one_page_sells_another_one_sees_at_once()
    {
        var seen = await server.RunAsync("browser", "shop", Links(2));

        Assert.True(Number(seen.Text("after")) < Number(seen.Text("before")), seen.ToString());
        Assert.Matches("^Receipt [0-9]+: Stoneware mug, blue, £9.00 with tax$", seen.Text("receipt"));
        // The code does not stay in the address.
        Assert.Equal("", seen.Text("address"));
        Assert.Empty(seen.Texts("complaints"));
        Assert.Equal([server.Url.Authority], seen.Texts("hosts"));
    }

    [Fact]
    public async Task The_page_fits_a_phone()
    {
        var seen = await server.RunAsync("browser", "phone", Links(1));

        Assert.Equal("0", seen.Text("overflow"));
        Assert.Empty(seen.Texts("complaints"));
    }

    [Fact]
    public async Task A_link_lets_in_once_and_after_that_the_token_does()
    {
        var seen = await server.RunAsync("browser", "usedLink", Links(1));

        Assert.Equal("This link was used already, or is too old.", seen.Text("alert"));
    }

    private (string Name, object Value) Links(int count) =>
        ("links", Enumerable.Range(0, count).Select(_ => server.NewLink().ToString()).ToArray());

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
