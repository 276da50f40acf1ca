namespace Erp.Tills;

/// <summary>
/// In what an offline receipt differs from what the house would have sold. What the goods' stock had to say is the stock item's to
/// tell: it depends on what else happens at the same time, and a receipt must be the same however often it is uploaded.
/// </summary>
[GenerateSerializer, Alias("Erp.Tills.SaleExceptionCode")]
public enum SaleExceptionCode
{
    /// <summary>The catalogue does not know the product: it is recorded as printed, and moves no stock.</summary>
    ProductUnknown,

    /// <summary>The product was not for sale.</summary>
    ProductInactive,

    /// <summary>The quantity has more decimals than the product's unit.</summary>
    QuantityUnusual,

    /// <summary>Another price than the catalogue's.</summary>
    PriceDiffers,

    /// <summary>Another tax code than the product's.</summary>
    TaxCodeDiffers,

    /// <summary>A tax code that the company does not have: the product's is taken.</summary>
    TaxCodeUnknown,

    /// <summary>A warehouse that the company does not have: the terminal's is taken.</summary>
    WarehouseUnknown,

    /// <summary>Another total than its lines come to.</summary>
    TotalDiffers,

    /// <summary>The terminal's clock was ahead when it was recorded.</summary>
    InTheFuture,

    /// <summary>It was printed under an enrolment that does not hold any more, and has another number than the printed one.</summary>
    EnrolmentSuperseded,

    /// <summary>The printed number is another receipt's; it has the next free one.</summary>
    NumberTaken,
}
