using System.Diagnostics.CodeAnalysis;

namespace Erp.Catalog;

/// <summary>
/// A product's identity: never changes, unlike its sku. A version 7 Guid, made where the product enters.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.ProductId")]
public readonly record struct ProductId([property: Id(0)] Guid Value) : IComparable<ProductId>
{
    public int CompareTo(ProductId other) => Value.CompareTo(other.Value);

    /// <summary>32 hexadecimal digits, as in grain keys and tables.</summary>
    public override string ToString() => Value.ToString("N");

    public static bool TryParse([NotNullWhen(true)] string? text, out ProductId id)
    {
        var ok = Guid.TryParseExact(text, "N", out var value);
        id = new ProductId(value);
        return ok;
    }
}
