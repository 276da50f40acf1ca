using System.Globalization;

namespace Erp.Inventory;

/// <summary>More is asked for than is available.</summary>
/// <param name="Available">On hand minus reserved, at the moment of the refusal.</param>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockInsufficient")]
public sealed record StockInsufficient([property: Id(0)] decimal Requested, [property: Id(1)] decimal Available) : DomainError
{
    public override string Code => "STOCK_INSUFFICIENT";
    public override string Message =>
        string.Create(CultureInfo.InvariantCulture, $"{Requested} asked for, {Available} available.");
    public override bool Retryable => true;
}

[GenerateSerializer, Immutable, Alias("Erp.Inventory.QuantityInvalid")]
public sealed record QuantityInvalid([property: Id(0)] decimal Quantity, [property: Id(1)] string Rule) : DomainError
{
    public override string Code => "QUANTITY_INVALID";
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"{Quantity} is not possible here: {Rule}.");
}

[GenerateSerializer, Immutable, Alias("Erp.Inventory.CostInvalid")]
public sealed record CostInvalid([property: Id(0)] decimal Cost) : DomainError
{
    public override string Code => "COST_INVALID";
    public override string Message => string.Create(
        CultureInfo.InvariantCulture, $"{Cost} is not a cost: it must not be negative, nor have more than 6 decimals.");
}

[GenerateSerializer, Immutable, Alias("Erp.Inventory.ProductNotTracked")]
public sealed record ProductNotTracked([property: Id(0)] string Sku) : DomainError
{
    public override string Code => "PRODUCT_NOT_TRACKED";
    public override string Message => $"No stock is kept of product {Sku}.";
}

/// <summary>No hold was ever made with this id at this item.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.ReservationUnknown")]
public sealed record ReservationUnknown([property: Id(0)] string Id) : DomainError
{
    public override string Code => "RESERVATION_UNKNOWN";
    public override string Message => $"There is no reservation {Id} of this product in this warehouse.";
}

[GenerateSerializer, Immutable, Alias("Erp.Inventory.LifetimeInvalid")]
public sealed record LifetimeInvalid : DomainError
{
    public override string Code => "LIFETIME_INVALID";
    public override string Message => "A reservation lasts from one second to 90 days.";
}
