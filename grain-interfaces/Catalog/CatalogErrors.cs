using System.Globalization;

namespace Erp.Catalog;

[GenerateSerializer, Immutable, Alias("Erp.Catalog.ProductUnknown")]
public sealed record ProductUnknown([property: Id(0)] string Product) : DomainError
{
    public override string Code => "PRODUCT_UNKNOWN";
    public override string Message => $"There is no product {Product}.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.ProductInactive")]
public sealed record ProductInactive([property: Id(0)] string Sku) : DomainError
{
    public override string Code => "PRODUCT_INACTIVE";
    public override string Message => $"Product {Sku} is not for sale.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.SkuTaken")]
public sealed record SkuTaken([property: Id(0)] string Sku) : DomainError
{
    public override string Code => "SKU_TAKEN";
    public override string Message => $"Another product has the sku {Sku}.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.BarcodeTaken")]
public sealed record BarcodeTaken([property: Id(0)] string Barcode) : DomainError
{
    public override string Code => "BARCODE_TAKEN";
    public override string Message => $"Another product has the barcode {Barcode}.";
}

/// <summary>
/// Two products ask for the same code at the same moment; whichever asks again once the other is done gets an answer.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.CodeBusy")]
public sealed record CodeBusy([property: Id(0)] string Text) : DomainError
{
    public override string Code => "CODE_BUSY";
    public override string Message => $"Another product is being given {Text} at this moment; send the same request again.";
    public override bool Retryable => true;
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.BarcodeInvalid")]
public sealed record BarcodeInvalid([property: Id(0)] string Barcode) : DomainError
{
    public override string Code => "BARCODE_INVALID";
    public override string Message => $"{Barcode} is not a GTIN of 8, 12, 13 or 14 digits with a right check digit.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.UnitUnknown")]
public sealed record UnitUnknown([property: Id(0)] string Unit) : DomainError
{
    public override string Code => "UNIT_UNKNOWN";
    public override string Message => $"There is no unit {Unit}; one of {string.Join(", ", Catalog.Unit.All)} is expected.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.PriceInvalid")]
public sealed record PriceInvalid([property: Id(0)] decimal Amount) : DomainError
{
    public override string Code => "PRICE_INVALID";
    public override string Message => $"{Amount} is not a price: it must not be negative, nor have more than 6 decimals.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.PriceNotInFuture")]
public sealed record PriceNotInFuture([property: Id(0)] DateTimeOffset From) : DomainError
{
    public override string Code => "PRICE_NOT_IN_FUTURE";
    public override string Message => string.Create(
        CultureInfo.InvariantCulture, $"{From:u} is not in the future: change the price at once, or schedule it for later.");
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.PriceScheduleFull")]
public sealed record PriceScheduleFull([property: Id(0)] int Limit) : DomainError
{
    public override string Code => "PRICE_SCHEDULE_FULL";
    public override string Message => $"{Limit} prices are scheduled already; cancel one first.";
}

[GenerateSerializer, Immutable, Alias("Erp.Catalog.ServiceTracked")]
public sealed record ServiceTracked : DomainError
{
    public override string Code => "SERVICE_TRACKED";
    public override string Message => "A service or voucher has no stock; create it untracked.";
}

/// <summary>
/// Tax on a voucher for many purposes falls due when it is redeemed (Council Directive (EU) 2016/1065, article 30b);
/// taxed when it is sold as well, it would be taxed twice.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.VoucherTaxed")]
public sealed record VoucherTaxed([property: Id(0)] string TaxCode) : DomainError
{
    public override string Code => "VOUCHER_TAXED";
    public override string Message => $"A voucher is sold outside the scope of tax, but {TaxCode} is a tax code of another kind.";
}
