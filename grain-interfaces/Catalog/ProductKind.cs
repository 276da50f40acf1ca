namespace Erp.Catalog;

[GenerateSerializer, Alias("Erp.Catalog.ProductKind")]
public enum ProductKind
{
    Goods,

    /// <summary>Never tracked in stock.</summary>
    Service,

    /// <summary>
    /// A voucher for many purposes: never tracked, and sold outside the scope of tax, which falls due when it is redeemed.
    /// </summary>
    Voucher,

    /// <summary>What is charged for a bottle or crate and given back for it: no discount is ever taken off it.</summary>
    Deposit,
}
