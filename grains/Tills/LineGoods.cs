using Erp.Catalog;
using Erp.Grains.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>How much of a product a line sells, and for what.</summary>
/// <param name="Quantity">In the product's unit.</param>
/// <param name="Amount">What a label says that it costs; quantity × unit price unless given.</param>
internal readonly record struct LineGoods(decimal Quantity, Money UnitPrice, decimal? Amount)
{
    /// <param name="price">Of one unit.</param>
    /// <param name="labelled">What the price on the label comes to under the line's tax; null where no price is on it.</param>
    public static LineGoods Of(SaleLine line, LineCode code, ProductFacts product, Money price, Money? labelled) => labelled is { } label
        ? Priced(line, product.Unit, price, label)
        : new LineGoods(line.Quantity * (code.Label?.Value ?? product.QuantityOf(code.Product)), price, null);

    /// <summary>
    /// The label's price is what the customer pays, to the coin. How much was weighed follows from it, as finely as the unit allows; what
    /// is sold by the piece is one piece for that price.
    /// </summary>
    private static LineGoods Priced(SaleLine line, Unit unit, Money price, Money label)
    {
        if (unit.Decimals == 0 || price.Amount == 0) return new LineGoods(line.Quantity, label, null);
        var amount = label.Amount * line.Quantity;
        return new LineGoods(HalfAwayFromZero.Round(amount / price.Amount, unit.Decimals), price, amount);
    }
}
