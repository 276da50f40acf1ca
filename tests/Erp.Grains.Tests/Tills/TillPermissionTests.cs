using System.Collections.Immutable;
using Erp.Security;
using Erp.Tills;
using Orleans.Runtime;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What a token may do at a till, as the caller filter and the till itself see it.</summary>
public class TillPermissionTests
{
    [Fact]
    public async Task A_cashier_sells_without_any_right_to_stock_or_catalogue()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);

        var receipt = Accepted(await As(Cashier("pos:sell"), () => shop.Till().CompleteSale(Sells("a-1", ("TEA", 1)))));

        Assert.Equal("token:pos", receipt.Operator);
    }

    [Fact]
    public async Task Whoever_may_not_sell_is_turned_away() =>
        await Denied(Cashier("sales:read"), shop => shop.Till().CompleteSale(Sells("a-1", ("TEA", 1))));

    [Fact]
    public async Task Selling_is_not_returning() =>
        await Denied(Cashier("pos:sell"), shop => shop.Till().ReturnSale(new ReturnSale("r-1", SaleId.Parse("T0/a-1"))));

    [Fact]
    public async Task Another_companys_till_is_out_of_reach() => await Denied(
        new Caller(new CompanyId(2), "token:spy", ["*"], ""), shop => shop.Till().CompleteSale(Sells("a-1", ("TEA", 1))));

    [Fact]
    public async Task The_protocol_between_grains_is_the_systems_own() => await Denied(
        Cashier("*"), shop => shop.Sale("T0/a-1").ReserveReturn(new ReserveReturn(default, DateTimeOffset.UnixEpoch, 0)));

    [Fact]
    public async Task A_token_that_is_bound_to_terminals_sells_only_there()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        var bound = Cashier("pos:sell", "pos:return") with { Terminals = ["T1"] };

        var sale = await As(bound, () => shop.Till().CompleteSale(Sells("a-1", ("TEA", 1))));
        var back = await As(bound, () => shop.Till().ReturnSale(new ReturnSale("r-1", SaleId.Parse("T1/a-1"))));

        Assert.Equal([new TerminalForbidden("T0") { Field = "terminal" }], sale.Errors.ToArray());
        Assert.Equal([new TerminalForbidden("T0") { Field = "terminal" }], back.Errors.ToArray());
        Accepted(await As(bound, () => shop.Till("T1").CompleteSale(Sells("a-1", ("TEA", 1)))));
    }

    [Fact]
    public async Task Prices_and_dates_of_ones_own_need_permissions_of_their_own()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        var cheap = Sells("a-1", ("TEA", 1)) with { OccurredAt = DateTimeOffset.UtcNow.AddDays(-1) };
        cheap = cheap with { Lines = [cheap.Lines[0] with { UnitPrice = new Money(0.5m, "GBP") }] };

        var refused = await As(Cashier("pos:sell"), () => shop.Till().CompleteSale(cheap));
        var accepted = await As(Cashier("pos:sell", "pos:backdate", "pos:override_price"), () => shop.Till().CompleteSale(cheap));

        Assert.Equal(["BACKDATING_FORBIDDEN", "PRICE_OVERRIDE_FORBIDDEN"], refused.Errors.Select(error => error.Code));
        Assert.Equal(0.5m, Accepted(accepted).Totals.Net);
    }

    private static Caller Cashier(params string[] permissions) => new(Company, "token:pos", [.. permissions], "trace");

    private static async Task Denied(Caller caller, Func<DemoShop, Task> call)
    {
        await using var shop = await OpenAsync();
        await Assert.ThrowsAsync<PermissionDeniedException>(() => As(caller, async () =>
        {
            await call(shop);
            return caller;
        }));
    }

    internal static async Task<T> As<T>(Caller caller, Func<Task<T>> call)
    {
        RequestContext.Set(Caller.ContextKey, caller);
        return await call();
    }
}
