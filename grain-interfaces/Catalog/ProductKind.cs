namespace Erp.Catalog;

[GenerateSerializer, Alias("Erp.Catalog.ProductKind")]
public enum ProductKind
{
    Goods,

    /// <summary>Never tracked in stock.</summary>
    Service,
}
