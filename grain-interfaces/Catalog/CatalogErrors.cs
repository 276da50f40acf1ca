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

[GenerateSerializer, Immutable, Alias("Erp.Catalog.ServiceTracked")]
public sealed record ServiceTracked : DomainError
{
    public override string Code => "SERVICE_TRACKED";
    public override string Message => "A service has no stock; create it untracked.";
}
