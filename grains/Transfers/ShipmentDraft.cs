using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Inventory;
using Erp.Transfers;

namespace Erp.Grains.Transfers;

/// <summary>A shipment that lacks only what its goods cost.</summary>
public sealed record ShipmentDraft(string From, string To, string? Reference, ImmutableArray<ShipmentLine> Lines)
{
    /// <returns>A draft, or else every error of the input at once.</returns>
    public static (ShipmentDraft? Draft, ImmutableArray<DomainError> Errors) Of(ShipTransfer command, TransferFacts facts)
    {
        if (facts.Company is not { } company) return (null, [new CompanyUnknown()]);
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var (from, to) = (company.FindWarehouse(command.From), company.FindWarehouse(command.To));
        if (from is null) errors.Add(new WarehouseUnknown(command.From) { Field = "from" });
        if (to is null) errors.Add(new WarehouseUnknown(command.To) { Field = "to" });
        else if (from == to) errors.Add(new SameWarehouse(to.Code) { Field = "to" });
        if (FreeText.Check(command.Reference, 0, StockInput.MaxReference, "reference") is { } reference) errors.Add(reference);

        var lines = ImmutableArray.CreateBuilder<ShipmentLine>(command.Lines.Length);
        for (var i = 0; i < command.Lines.Length; i++)
        {
            if (Check(command.Lines[i], facts.Products[i]) is { } error) errors.Add(error with { Field = $"lines.{i}.{error.Field}" });
            else lines.Add(new ShipmentLine(facts.Products[i]!, command.Lines[i].Quantity));
        }
        if (errors.Count > 0) return (null, errors.DrainToImmutable());
        return (new ShipmentDraft(from!.Code, to!.Code, command.Reference.Length == 0 ? null : command.Reference, lines.DrainToImmutable()), []);
    }

    private static DomainError? Check(ShippedGoods line, ProductFacts? product)
    {
        if (product is null) return new ProductUnknown(line.Sku) { Field = "sku" };
        if (!product.Tracked) return new ProductNotTracked(product.Sku) { Field = "sku" };
        if (line.Quantity <= 0 || !Quantity.IsExact(line.Quantity))
            return new QuantityInvalid(line.Quantity, TransferInput.QuantityRule) { Field = "quantity" };
        return product.Unit.Fits(line.Quantity)
            ? null
            : new QuantityInvalid(line.Quantity, $"{product.Unit} has {product.Unit.Decimals} decimals") { Field = "quantity" };
    }
}

public readonly record struct ShipmentLine(ProductFacts Product, decimal Quantity);
