using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>Prices that are to come. What has come into force is history: neither replaced nor cancelled.</summary>
public static class PriceScheduleDecider
{
    public static Decision Decide(ProductState state, ProductId product, SchedulePrice command, in CommandContext context)
    {
        if (state.Facts is not { Prices: var prices }) return Unknown(product);

        var from = PriceChange.Instant(command.From);
        if (command.Price == prices.First with { Amount = command.Price.Amount }
            && prices.Changes.Contains(new PriceChange(from, command.Price.Amount)))
            return Decision.Nothing;

        var errors = ImmutableArray.CreateBuilder<DomainError>();
        ProductInput.CheckAmount(errors, command.Price, prices.First.Currency, "price");
        if (from <= context.Now) errors.Add(new PriceNotInFuture(from) { Field = "from" });
        var others = prices.After(context.Now).Count(change => change.From != from);
        if (others >= PriceList.MaxScheduled) errors.Add(new PriceScheduleFull(PriceList.MaxScheduled));
        return errors.Count > 0
            ? Decision.Refuse(errors.DrainToImmutable())
            : Decision.Accept(new PriceScheduled(from, command.Price.Amount));
    }

    public static Decision Decide(ProductState state, ProductId product, CancelScheduledPrice command, in CommandContext context)
    {
        if (state.Facts is not { Prices: var prices }) return Unknown(product);

        var from = PriceChange.Instant(command.From);
        if (!prices.Changes.Any(change => change.From == from)) return Decision.Nothing;
        return from <= context.Now
            ? Decision.Refuse(new PriceNotInFuture(from) { Field = "from" })
            : Decision.Accept(new ScheduledPriceCancelled(from));
    }

    private static Decision Unknown(ProductId product) => Decision.Refuse(new ProductUnknown(product.ToString()));
}
