using Erp.Catalog;
using Erp.Tax;

namespace Erp.Grains.Tills;

/// <summary>What the kind of a product says about selling it.</summary>
internal static class KindRules
{
    /// <summary>What is given back for what it cost: a discount would be paid out when it comes back.</summary>
    public static bool TakesNoDiscount(ProductKind kind) => kind is ProductKind.Voucher or ProductKind.Deposit;

    /// <summary>
    /// A voucher that may buy anything is no supply yet: what it buys is taxed when it is redeemed, so no line may tax it. One whose tax
    /// is known when it is sold is a service.
    /// </summary>
    public static DomainError? TaxError(ProductKind kind, TaxCode code) =>
        kind == ProductKind.Voucher && code.Kind != TaxKind.OutsideScope ? new VoucherTaxed(code.Code) : null;
}
