using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>The rules of form of the clients' commands, and what the same input is.</summary>
public static class StockInput
{
    public const int MaxReference = 100;
    public const int MaxReason = 200;
    public const string QuantityRule = "it must not be zero, be below a billion and have at most 6 decimals";
    private const string CountRule = "it must not be negative, be below a billion and have at most 6 decimals";
    private const string PolicyRule = "it must be above zero (a reorder point may be zero), below a billion and have at most 6 decimals";
    private const string PositiveRule = "it must be above zero, below a billion and have at most 6 decimals";

    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(90);

    public static ImmutableArray<DomainError> Errors(ReceiveStock command, in StockFacts facts)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        CheckItem(errors, command.Id, facts);
        CheckQuantity(errors, command.Quantity, command.Quantity > 0, PositiveRule, facts.Product);
        CheckCost(errors, command.UnitCost, facts.Company);
        Add(errors, FreeText.Check(command.Reference, 0, MaxReference, "reference"));
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Errors(AdjustStock command, in StockFacts facts)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        CheckItem(errors, command.Id, facts);
        CheckQuantity(errors, command.Quantity, command.Quantity != 0, QuantityRule, facts.Product);
        Add(errors, FreeText.Check(command.Reason, 1, MaxReason, "reason"));
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Errors(HoldStock command, in StockFacts facts)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        CheckItem(errors, command.Id, facts);
        CheckQuantity(errors, command.Quantity, command.Quantity > 0, PositiveRule, facts.Product);
        if (command.Lifetime < TimeSpan.FromSeconds(1) || command.Lifetime > LongestHold)
            errors.Add(new LifetimeInvalid { Field = "expiresInSeconds" });
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Errors(CountStock command)
    {
        if (command.Counted >= 0 && Quantity.IsExact(command.Counted)) return [];
        return [new QuantityInvalid(command.Counted, CountRule) { Field = "counted" }];
    }

    public static ImmutableArray<DomainError> Errors(SetStockPolicy command, in StockFacts facts)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        CheckItem(errors, command.Id, facts);
        var policy = command.Policy;
        if (policy.Shortage is { } shortage && !Enum.IsDefined(shortage))
            errors.Add(new InvalidInput("There is no such shortage policy.") { Field = "shortage" });
        CheckPolicy(errors, policy.ReorderPoint, policy.ReorderPoint >= 0, "reorderPoint", facts.Product);
        CheckPolicy(errors, policy.ReorderQuantity, policy.ReorderQuantity > 0, "reorderQuantity", facts.Product);
        CheckPolicy(errors, policy.BackOrderLimit, policy.BackOrderLimit > 0, "backOrderLimit", facts.Product);
        if (policy is { BackOrders: false, BackOrderLimit: not null })
            errors.Add(new InvalidInput("A limit of back orders needs back orders to be allowed.") { Field = "backOrderLimit" });
        return errors.DrainToImmutable();
    }

    public static UInt128 Hash(ReceiveStock command)
    {
        var hash = new InputHash(nameof(ReceiveStock));
        hash.Add(command.Quantity);
        hash.Add(command.UnitCost);
        hash.Add(command.Reference);
        return hash.Finish();
    }

    public static UInt128 Hash(AdjustStock command)
    {
        var hash = new InputHash(nameof(AdjustStock));
        hash.Add(command.Quantity);
        hash.Add(command.Reason);
        return hash.Finish();
    }

    public static UInt128 Hash(HoldStock command)
    {
        var hash = new InputHash(nameof(HoldStock));
        hash.Add(command.Quantity);
        hash.Add(command.Lifetime.Ticks);
        return hash.Finish();
    }

    /// <summary>Not negative, and exact to six decimals.</summary>
    public static bool IsCost(decimal cost) => cost >= 0 && Quantity.IsExact(cost);

    public static UInt128 Hash(SetStockPolicy command)
    {
        var hash = new InputHash(nameof(SetStockPolicy));
        hash.Add(command.Policy.Shortage is { } shortage ? (int)shortage : -1);
        hash.Add(command.Policy.ReorderPoint);
        hash.Add(command.Policy.ReorderQuantity);
        hash.Add(command.Policy.BackOrders ? 1 : 0);
        hash.Add(command.Policy.BackOrderLimit);
        return hash.Finish();
    }

    public static UInt128 Hash(CountStock command)
    {
        var hash = new InputHash(nameof(CountStock));
        hash.Add(command.Counted);
        hash.Add(command.Expected);
        return hash.Finish();
    }

    private static void CheckItem(ImmutableArray<DomainError>.Builder errors, string id, in StockFacts facts)
    {
        Add(errors, FreeText.Check(id, 1, FreeText.MaxId, "id"));
        if (facts.Product is not { } product)
            errors.Add(new ProductUnknown(facts.Key.Product.ToString()) { Field = "sku" });
        else if (!product.Tracked)
            errors.Add(new ProductNotTracked(product.Sku) { Field = "sku" });
        if (facts.Company?.FindWarehouse(facts.Key.Warehouse) is null)
            errors.Add(new WarehouseUnknown(facts.Key.Warehouse) { Field = "warehouse" });
    }

    private static void CheckQuantity(
        ImmutableArray<DomainError>.Builder errors, decimal quantity, bool signFits, string rule, ProductFacts? product)
    {
        if (!signFits || !Quantity.IsExact(quantity))
            errors.Add(new QuantityInvalid(quantity, rule) { Field = "quantity" });
        else if (product is { Unit: var unit } && !unit.Fits(quantity))
            errors.Add(new QuantityInvalid(quantity, $"{unit} has {unit.Decimals} decimals") { Field = "quantity" });
    }

    private static void CheckPolicy(
        ImmutableArray<DomainError>.Builder errors, decimal? quantity, bool signFits, string field, ProductFacts? product)
    {
        if (quantity is not { } given) return;
        var from = errors.Count;
        CheckQuantity(errors, given, signFits, PolicyRule, product);
        if (errors.Count > from) errors[from] = errors[from] with { Field = field };
    }

    private static void CheckCost(ImmutableArray<DomainError>.Builder errors, Money? cost, CompanyFacts? company)
    {
        if (cost is not { } given) return;
        if (!IsCost(given.Amount))
            errors.Add(new CostInvalid(given.Amount) { Field = "unitCost" });
        if (company is not null && given.Currency != company.Currency)
            errors.Add(new CurrencyMismatch(given.Currency, company.Currency) { Field = "unitCost" });
    }

    private static void Add(ImmutableArray<DomainError>.Builder errors, InvalidInput? error)
    {
        if (error is not null) errors.Add(error);
    }
}
